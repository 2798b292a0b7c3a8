import { compileScorer } from '@yardstick/domain/scoring/compile-scorer.ts';
import { scoreResponses } from '@yardstick/domain/scoring/score-attempt.ts';
import { createRandomResponses } from './random-responses.ts';
import { buildReadinessModel } from './readiness-model.ts';

const attemptCount = 1_000_000;
const rounds = 7;

const scorer = compileScorer(buildReadinessModel());
const stride = scorer.layout.byteLength;
const rows = new Uint8Array(attemptCount * stride);
const nextResponses = createRandomResponses(scorer.model, 20_240_229);
const encodingMs = measureMs(() => {
  for (let row = 0; row < attemptCount; row++) scorer.encode(nextResponses(), rows, row * stride);
});

const matrix = scorer.createScoreMatrix(attemptCount);
const table = Float64Array.from({ length: 256 }, (_, byte) => byte / 255);
const sums = new Float64Array(attemptCount);

/** What no scoring can undercut: every byte read once, looked up and added. */
function sumBytes(): void {
  for (let row = 0, at = 0; row < attemptCount; row++) {
    let sum = 0;
    for (const end = at + stride; at < end; at++) sum += table[rows[at] as number] as number;
    sums[row] = sum;
  }
}

const bareMs: number[] = [];
const scoringMs: number[] = [];
for (let round = 0; round < rounds; round++) {
  bareMs.push(measureMs(sumBytes));
  scoringMs.push(measureMs(() => scorer.scoreRows(rows, attemptCount, matrix)));
}
refuseWrongScores();

const bare = perSecond(Math.min(...bareMs));
const scoring = perSecond(Math.min(...scoringMs));
process.stdout.write(
  [
    `${attemptCount.toLocaleString('en')} attempts × ${scorer.model.placements.length} questions, ${stride} bytes a row, best of ${rounds} rounds`,
    `scored                 ${describe(scoring)}`,
    `bare loop (the limit)  ${describe(bare)}`,
    `ratio                  ${(scoring / bare).toFixed(2)} of the bare loop`,
    `written as rows        ${describe(perSecond(encodingMs))} (once; includes drawing the responses)`,
    '',
  ].join('\n'),
);

/** A fast wrong number is worth nothing: some rows are scored again the way a single attempt is. */
function refuseWrongScores(): void {
  const again = createRandomResponses(scorer.model, 20_240_229);
  for (let row = 0; row < 1000; row++) {
    const expected = scoreResponses(scorer, again());
    const scores = expected.competencies.map(({ score }) => score ?? Number.NaN);
    scores.push(expected.overall.score ?? Number.NaN);
    const found = [...matrix.competencies.slice(row * 4, row * 4 + 4), matrix.overall[row] ?? Number.NaN];
    if (!scores.every((score, index) => Object.is(score, found[index])))
      throw new Error(`row ${row} is scored wrongly`);
  }
}

function measureMs(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function perSecond(ms: number): number {
  return (attemptCount / ms) * 1000;
}

function describe(attemptsPerSecond: number): string {
  return `${(attemptsPerSecond / 1e6).toFixed(2).padStart(7)} million attempts/s`;
}
