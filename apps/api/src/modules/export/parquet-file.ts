import type { FileHandle } from 'node:fs/promises';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { createColumnBuffer } from './column-buffer.ts';
import type { ExportFile } from './csv-file.ts';
import type { ExportColumn } from './export-columns.ts';
import { rowGroupSize } from './heap-for-export.ts';

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
  const buffers = columns.map(({ type }) => createColumnBuffer(type, rowGroupSize));
  let rows = 0;
  const writeBytes = async () => {
    // Unlike `write`, all of it or an error.
    await file.appendFile(bytes.getBytes());
    bytes.index = 0;
  };
  const writeGroup = async () => {
    // The writer asks for a column when its turn comes, so that only one is there as an array.
    const columnData = columns.map(({ name }, place) => ({
      name,
      get data() {
        return buffers[place]?.read(rows) ?? [];
      },
    }));
    await writer.write({ columnData, rowGroupSize });
    rows = 0;
    for (const buffer of buffers) buffer.clear();
    await writeBytes();
  };
  return {
    add: async (chunk, places, cells) => {
      for (let from = 0; from < places.length; ) {
        const taken = places.slice(from, from + rowGroupSize - rows);
        cells.forEach((read, column) => {
          const buffer = buffers[column];
          for (let nth = 0; nth < taken.length; nth++) {
            buffer?.put(rows + nth, read(chunk, taken[nth] as number));
          }
        });
        rows += taken.length;
        from += taken.length;
        if (rows === rowGroupSize) await writeGroup();
      }
    },
    finish: async () => {
      if (rows > 0) await writeGroup();
      await writer.finish();
      await writeBytes();
    },
  };
}
