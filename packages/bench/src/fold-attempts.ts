import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '@yardstick/api/db/client.ts';
import { openDatabase } from '@yardstick/api/db/open-database.ts';
import { prepareToIssue } from '@yardstick/api/modules/attempt-import/issue-outcomes.ts';
import { seedWhenEmpty } from '@yardstick/api/modules/content/seed-when-empty.ts';
import { type Cell, type CountedWith, changeCells } from '@yardstick/api/modules/insight/cell-counter.ts';
import { foldAttempts } from '@yardstick/api/modules/insight/fold-attempts.ts';
import { recountCells } from '@yardstick/api/modules/insight/recount-cells.ts';
import { findLiveAssessment } from '@yardstick/api/modules/publishing/published-content.ts';
import { scoreAttempt } from '@yardstick/domain/scoring/score-attempt.ts';
import { createRandomResponses } from './random-responses.ts';

const attemptCount = 5000;
const batch = 1000;
const dataDir = await mkdtemp(path.join(tmpdir(), 'yardstick-bench-'));
// As root, PostgreSQL runs as another user, who has to get in.
await chmod(dataDir, 0o711);
const { database, close } = await openDatabase({ databaseUrl: undefined, dataDir });
try {
  await seedWhenEmpty(database);
  for (const days of [1, 30]) await measure(database, days);
} finally {
  await close();
  await rm(dataDir, { recursive: true, force: true });
}

async function measure(database: Database, days: number): Promise<void> {
  const publication = await findLiveAssessment(database, { slug: 'cto-readiness' });
  if (!publication) throw new Error('the first content has an assessment');
  const { form, scoringModel } = publication;
  const next = createRandomResponses(scoringModel.content, 20_261_124 + days);
  const attempts = Array.from({ length: attemptCount }, (_, nth) => ({
    responses: next(),
    locale: 'en',
    segments: Object.fromEntries(
      form.content.segments.map(({ id, options }, place) => [
        id,
        options[(nth >> (2 * place)) % options.length]?.id ?? '',
      ]),
    ),
    submittedAt: new Date(Date.UTC(2026, 0, 1 + (nth % days))),
  }));
  const issue = prepareToIssue(publication);
  await database.$transaction(
    async (transaction) => {
      for (let from = 0; from < attemptCount; from += batch) {
        const importId = '01900000-0000-7000-8000-000000000000';
        await issue(transaction, { importId, attempts: attempts.slice(from, from + batch), now: new Date() });
      }
      await transaction.$executeRaw`
        INSERT INTO insight_change (attempt_id) SELECT id FROM attempt ON CONFLICT (attempt_id) DO NOTHING`;
    },
    { timeout: 120_000 },
  );

  const counted = attempts.map(
    ({ responses, segments, submittedAt }): CountedWith => ({
      attempt: {
        publicationId: publication.id,
        scoredBy: publication.id,
        origin: 'real',
        day: submittedAt.toISOString().slice(0, 10),
        responses: Object.fromEntries(
          Object.entries(responses.answers).map(([placement, options]) => [placement, { options: [...options] }]),
        ),
        segments,
        scores: scoreAttempt({ model: scoringModel.content, responses }),
      },
      form,
      scoringModel,
    }),
  );
  const cells = new Map<string, Cell>();
  const memoryMs = await measureMs(async () => {
    for (const attempt of counted) changeCells(cells, attempt, 1);
  });
  const cpu = process.cpuUsage();
  const foldMs = await measureMs(() => foldAttempts(database));
  const { user, system } = process.cpuUsage(cpu);
  const { different } = await recountCells(database, { write: false });
  const stored = await database.insightCell.count();
  if (different.length > 0 || stored !== cells.size) throw new Error('the cells are wrong');
  process.stdout.write(
    [
      `${attemptCount.toLocaleString('en')} attempts of ${days} days, ${cells.size} cells`,
      `folded               ${perSecond(foldMs)} attempts/s, ${(foldMs / 1000).toFixed(1)} s of which ${((user + system) / 1e6).toFixed(1)} s in our process`,
      `counted in memory    ${perSecond(memoryMs)} attempts/s`,
      `ratio                ${(memoryMs / foldMs).toFixed(2)}`,
      '',
    ].join('\n'),
  );
  await database.$executeRaw`DELETE FROM insight_cell`;
  await database.$executeRaw`DELETE FROM attempt`;
}

async function measureMs(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function perSecond(ms: number): string {
  return Math.round((attemptCount / ms) * 1000)
    .toLocaleString('en')
    .padStart(7);
}
