/**
 * Rows of a Parquet file that are encoded at once. Of each group the writer remembers some hundred bytes a column until
 * the end, so that more groups take more memory, and so do larger ones.
 */
export const rowGroupSize = 10_000;

/** Some 20 are in use whatever is written. */
const heapOfAnyExportMb = 64;
/** What is remembered of each column of a group, some 0.6, and what the list of them all at the end takes in addition. */
const keptOfColumnInGroupKb = 1;

/** What the process that writes an export may take, in MB. */
export function heapForExport({ rows, columns }: { rows: number; columns: number }): { old: number; young: number } {
  const keptMb = ((rows / rowGroupSize) * columns * keptOfColumnInGroupKb) / 1024;
  return { old: heapOfAnyExportMb + Math.ceil(keptMb), young: 4 };
}
