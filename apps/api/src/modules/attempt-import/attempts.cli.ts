import path from 'node:path';
import { countOf } from '@yardstick/domain/content/count-words.ts';
import { printable } from '@yardstick/domain/interchange/format-problems.ts';
import { theSystem } from '../../auth/viewer.ts';
import { openDatabase } from '../../db/open-database.ts';
import { readEnvironment, resolveGiven } from '../../env.ts';
import { ActionableError } from '../../graphql/errors.ts';
import { asUuid } from '../../graphql/global-id.ts';
import { reportFailure } from '../../report-failure.ts';
import { beginAct } from '../audit/record-act.ts';
import { AttemptsRefused } from './attempt-import.errors.ts';
import { importAttempts } from './import-attempts.ts';
import { undoAttemptImport } from './undo-attempt-import.ts';

const usage = `Usage:
  pnpm attempts import <assessment-key> <file.csv> [--dry-run]   bring attempts in, all of the file or nothing
  pnpm attempts undo   <import id>                               erase the attempts of an import
`;

const [command, subject, file, ...flags] = process.argv.slice(2).filter((word) => word !== '--');
const act = beginAct({ ...theSystem, name: 'attempts import' });
const isRightUse =
  command === 'import'
    ? subject && file && flags.every((flag) => flag === '--dry-run')
    : command === 'undo' && subject && !file;

if (!isRightUse) {
  process.stderr.write(usage);
  process.exit(2);
}
await run().catch((error: unknown) => {
  if (!(error instanceof ActionableError)) return reportFailure(error);
  if (error instanceof AttemptsRefused) sayProblems(error);
  process.stderr.write(`${printable(error.message)}\n`);
  process.exitCode = 1;
});

async function run(): Promise<void> {
  const { database, close } = await openDatabase(readEnvironment());
  try {
    if (command === 'undo') {
      const { fileName } = await undoAttemptImport(database, asUuid(subject as string), act);
      return say(`The attempts that ${fileName} had brought are erased.`);
    }
    const isDryRun = flags.includes('--dry-run');
    const { importId, rows, questionsWithoutColumn } = await importAttempts(database, {
      assessment: subject as string,
      file: resolveGiven(file as string),
      fileName: path.basename(file as string),
      act,
      isDryRun,
      onProgress: showProgress,
    });
    if (questionsWithoutColumn.length > 0) {
      say(`No column, so skipped by everybody: ${questionsWithoutColumn.join(', ')}.`);
    }
    say(
      isDryRun
        ? `Dry run: ${countOf(rows, 'attempt')} can be imported; nothing was.`
        : `${countOf(rows, 'attempt')} imported. To undo: pnpm attempts undo ${importId}`,
    );
  } finally {
    await close();
  }
}

function say(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

function sayProblems({ problems, problemCount }: AttemptsRefused): void {
  for (const { row, column, message } of problems)
    say(`row ${row}${column === null ? '' : `, column ${column}`}: ${message}`);
  if (problemCount > problems.length) say(`… and ${problemCount - problems.length} more problems`);
}

function showProgress({
  rowsRead,
  bytesRead,
  bytesTotal,
}: {
  rowsRead: number;
  bytesRead: number;
  bytesTotal: number;
}) {
  const share = bytesTotal === 0 ? 100 : Math.floor((100 * bytesRead) / bytesTotal);
  process.stderr.write(
    process.stderr.isTTY
      ? `\r${countOf(rowsRead, 'row')}, ${share} %\x1b[K`
      : `${countOf(rowsRead, 'row')}, ${share} %\n`,
  );
  if (process.stderr.isTTY && bytesRead === bytesTotal) process.stderr.write('\n');
}
