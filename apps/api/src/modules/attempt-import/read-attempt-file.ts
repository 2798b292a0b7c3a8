import type { AttemptProblem } from '@yardstick/domain/interchange/attempts/attempt-problem.ts';
import { planColumns } from '@yardstick/domain/interchange/attempts/plan-columns.ts';
import {
  type AttemptFromElsewhere,
  type RowReading,
  readAttemptRow,
} from '@yardstick/domain/interchange/attempts/read-attempt-row.ts';
import type { AssessmentPublication } from '../publishing/published-content.ts';
import { AttemptsRefused, toldProblems } from './attempt-import.errors.ts';
import { type FileDigest, readCsv, UnreadableCsv } from './read-csv.ts';

export interface Progress {
  /** without the header and blank lines */
  rowsRead: number;
  bytesRead: number;
}

export interface AttemptFile {
  file: string;
  digest: FileDigest;
  publication: AssessmentPublication;
  defaultLocale: string;
  now: Date;
}

const batchSize = 500;
/** Rows between two breaths, in which the server answers others. */
const breathSize = 100;

/**
 * Reads a file of attempts batch by batch. From its first problem on, batches are empty, and the rest is read for its
 * problems alone. Throws AttemptsRefused at the end.
 */
export async function readAttemptFile(
  { file, digest, publication, defaultLocale, now }: AttemptFile,
  onBatch: (attempts: AttemptFromElsewhere[], progress: Progress) => Promise<void>,
): Promise<Progress & { questionsWithoutColumn: string[] }> {
  const problems: AttemptProblem[] = [];
  let problemCount = 0;
  const report = (found: readonly AttemptProblem[]) => {
    problemCount += found.length;
    problems.push(...found.slice(0, toldProblems - problems.length));
  };
  const progress: Progress = { rowsRead: 0, bytesRead: 0 };
  let reading: RowReading | null = null;
  let batch: AttemptFromElsewhere[] = [];
  let row = 0;
  const countBytes = (count: number) => {
    progress.bytesRead += count;
  };
  try {
    for await (const cells of readCsv(file, digest, countBytes)) {
      row++;
      if (!reading) {
        const plan = planColumns(
          { form: publication.form.content, scoringModel: publication.scoringModel.content },
          cells,
        );
        if ('problems' in plan) {
          report(plan.problems);
          break;
        }
        reading = { ...plan, locales: publication.locales, defaultLocale, now };
        continue;
      }
      if (cells.length === 1 && cells[0]?.trim() === '') continue;
      const attempt = readAttemptRow(reading, row, cells);
      progress.rowsRead++;
      if ('problems' in attempt) report(attempt.problems);
      else if (problemCount === 0) batch.push(attempt);
      if (progress.rowsRead % batchSize === 0) {
        await onBatch(problemCount === 0 ? batch : [], progress);
        batch = [];
      } else if (progress.rowsRead % breathSize === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    report([error.problem]);
  }
  if (row > 0 && progress.rowsRead === 0 && problemCount === 0)
    report([{ row: 1, column: null, message: 'no row follows the header; a row is an attempt' }]);
  if (row === 0 && problemCount === 0)
    report([{ row: 1, column: null, message: 'the file is empty; its first row names the columns' }]);
  await onBatch(problemCount === 0 ? batch : [], progress);
  if (problemCount > 0) throw new AttemptsRefused(problems, problemCount);
  return { ...progress, questionsWithoutColumn: reading?.questionsWithoutColumn ?? [] };
}
