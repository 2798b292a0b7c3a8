import type { FileHandle } from 'node:fs/promises';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ExportFile } from './csv-file.ts';
import type { ExportColumn, ReadCell, Value } from './export-columns.ts';

/** Rows that are encoded at once, in memory and without a pause: more would make smaller files and longer pauses. */
const rowGroupSize = 2000;
const dayMs = 24 * 60 * 60 * 1000;

const elementOf = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  day: { type: 'INT32', converted_type: 'DATE' },
} as const;

/** A Parquet file of typed columns, all of which may be empty; compressed by Snappy, which every reader knows. */
export function openParquetFile(file: FileHandle, columns: readonly ExportColumn[]): ExportFile {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    createdBy: 'yardstick',
    statistics: false,
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...elementOf[type] })),
    ],
  });
  let group: Value[][] = columns.map(() => []);
  const writeBytes = async () => {
    await file.write(bytes.getBytes());
    bytes.index = 0;
  };
  const writeGroup = async () => {
    if (group[0]?.length === 0) return;
    await writer.write({
      columnData: columns.map(({ name }, place) => ({ name, data: group[place] ?? [] })),
      rowGroupSize,
    });
    group = columns.map(() => []);
    await writeBytes();
  };
  return {
    add: async (chunk, places, cells) => {
      group.forEach((values, column) => {
        const read = cells[column] as ReadCell;
        const isDay = columns[column]?.type === 'day';
        for (const place of places) {
          const value = read(chunk, place);
          values.push(isDay && value !== null ? Date.parse(String(value)) / dayMs : value);
        }
      });
      if ((group[0]?.length ?? 0) >= rowGroupSize) await writeGroup();
    },
    finish: async () => {
      await writeGroup();
      await writer.finish();
      await writeBytes();
    },
  };
}
