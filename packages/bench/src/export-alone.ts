import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase } from '@yardstick/api/db/client.ts';
import { writeAttempts } from '@yardstick/api/modules/export/write-attempts.ts';

/** One export, as the worker writes it: node export-alone.ts <connection string> <csv or parquet>. Prints what it took. */
const [connectionString = '', format = ''] = process.argv.slice(2);
const database = createDatabase({ connectionString });
const { id: documentId } = await database.document.findFirstOrThrow({
  where: { kind: 'assessment', key: 'cto-readiness' },
});
const bytesBefore = process.memoryUsage.rss();
const folder = await mkdtemp(path.join(tmpdir(), 'yardstick-bench-export-'));
const file = await open(path.join(folder, 'attempts'), 'wx');
let longestMs = 0;
let last = performance.now();
const ticking = setInterval(() => {
  const now = performance.now();
  longestMs = Math.max(longestMs, now - last);
  last = now;
}, 5);
const start = performance.now();
await writeAttempts(
  database,
  {
    documentId,
    format,
    columns: 'analysis',
    hasValues: true,
    origins: ['respondent', 'import'],
    fromMonth: null,
    toMonth: null,
  },
  file,
);
const seconds = (performance.now() - start) / 1000;
clearInterval(ticking);
const { size: bytes } = await file.stat();
await file.close();
await rm(folder, { recursive: true });
await database.$disconnect();
const peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ seconds, bytes, bytesBefore, peakBytes, longestMs }));
