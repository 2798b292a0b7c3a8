import { chooseLocale } from '@yardstick/domain/content/choose-locale.ts';
import { countOf } from '@yardstick/domain/content/count-words.ts';
import type { AttemptFromElsewhere } from '@yardstick/domain/interchange/attempts/read-attempt-row.ts';
import { printable } from '@yardstick/domain/interchange/format-problems.ts';
import { v7 } from 'uuid';
import type { Database } from '../../db/client.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { NotFound } from '../../graphql/studio-errors.ts';
import { type AttemptToIssue, prepareToIssue } from '../attempt/issue-attempts.ts';
import { type Act, recordAct } from '../audit/record-act.ts';
import { foldSoon } from '../insight/note-attempts.ts';
import { readInstallation } from '../installation/read-installation.ts';
import { type AssessmentPublication, findLiveAssessment } from '../publishing/published-content.ts';
import { AlreadyImported, AttemptsRefused, ImportUnderWay, UnusableFile } from './attempt-import.errors.ts';
import { type AttemptFile, type Progress, readAttemptFile } from './read-attempt-file.ts';
import { digestFile } from './read-csv.ts';

interface ImportRequest {
  /** key of a published assessment */
  assessment: string;
  /** path of the file on this machine */
  file: string;
  /** what its sender calls it */
  fileName: string;
  act: Act;
  isDryRun: boolean;
  onProgress?: (progress: Progress & { bytesTotal: number }) => void;
  /** aborted when nobody wants it any more; then nothing of it stays */
  signal?: AbortSignal;
}

export interface ImportReport {
  /** null after a dry run */
  importId: string | null;
  rows: number;
  questionsWithoutColumn: string[];
}

const hour = 60 * 60 * 1000;

/**
 * Brings attempts from elsewhere in, all of the file or nothing, and the same file once. The live publication when it
 * begins is what they belong to. Throws NotFound, UnusableFile, AttemptsRefused, AlreadyImported and ImportUnderWay.
 */
export async function importAttempts(database: Database, request: ImportRequest): Promise<ImportReport> {
  const publication = await findLiveAssessment(database, { slug: request.assessment });
  if (!publication) throw new NotFound('published assessment');
  const digest = await digestFile(request.file).catch((error: NodeJS.ErrnoException) => {
    throw new UnusableFile(`The file ${request.fileName} cannot be read (${error.code ?? error.message}).`);
  });
  await refuseRepeat(database, publication, digest.sha256);
  const { defaultLocale } = await readInstallation(database);
  const reading: AttemptFile = {
    file: request.file,
    digest,
    publication,
    defaultLocale: chooseLocale(null, publication.locales, defaultLocale).locale,
    now: request.act.at,
  };
  const tell = (progress: Progress) => request.onProgress?.({ ...progress, bytesTotal: digest.bytes });
  if (!request.isDryRun) return importFile(database, request, reading, tell);
  const { rowsRead, questionsWithoutColumn } = await readAttemptFile(reading, async (_attempts, progress) =>
    tell(progress),
  );
  return { importId: null, rows: rowsRead, questionsWithoutColumn };
}

async function importFile(
  database: Database,
  { assessment, fileName, act, signal }: ImportRequest,
  reading: AttemptFile,
  tell: (progress: Progress) => void,
): Promise<ImportReport> {
  const { publication, digest } = reading;
  const importId = v7();
  const issue = prepareToIssue(publication);
  // What is written of the import itself while it runs is seen at once; its attempts are seen when all are there.
  const note = (data: Prisma.AttemptImportUpdateManyMutationInput) =>
    database.attemptImport.updateMany({
      where: { id: importId, state: 'running' },
      data: { ...data, seenAt: new Date() },
    });
  try {
    return await database.$transaction(
      async (transaction) => {
        await claimFile(transaction, publication, digest.sha256);
        await refuseRepeat(transaction, publication, digest.sha256);
        await database.attemptImport.create({
          data: {
            id: importId,
            documentId: publication.documentId,
            publicationId: publication.id,
            assessment,
            fileName: printable(fileName).toWellFormed(),
            sha256: digest.sha256,
            bytesTotal: digest.bytes,
            actorKind: act.actor.kind,
            actorId: act.actor.id,
            actorName: act.actor.name,
            startedAt: act.at,
          },
        });
        const { rowsRead, bytesRead, questionsWithoutColumn } = await readAttemptFile(
          reading,
          async (attempts, progress) => {
            signal?.throwIfAborted();
            if (attempts.length > 0) {
              const issued = attempts.map((attempt) => asIssued(attempt, act.at));
              await issue(transaction, { origin: 'import', importId, attempts: issued });
            }
            await note({ ...progress });
            tell(progress);
          },
        );
        await transaction.attemptImport.update({
          where: { id: importId },
          data: { state: 'imported', rowsRead, bytesRead, finishedAt: new Date() },
        });
        const summary = `${countOf(rowsRead, 'attempt')} at ${assessment} imported from ${printable(fileName).toWellFormed()}`;
        const details = { import: importId, sha256: digest.sha256, rows: rowsRead };
        await recordAct(transaction, act, [
          {
            action: 'attempt.import',
            summary,
            details,
            document: { id: publication.documentId, kind: 'assessment', key: assessment },
          },
        ]);
        await foldSoon(transaction);
        signal?.throwIfAborted();
        return { importId, rows: rowsRead, questionsWithoutColumn };
      },
      { timeout: 2 * hour, maxWait: 60_000 },
    );
  } catch (error) {
    const why =
      error instanceof AttemptsRefused
        ? { state: 'refused', problems: [...error.problems] as unknown as object[], problemCount: error.problemCount }
        : { state: 'failed' };
    // An import that did not get as far as its row has nothing to note; a lost database is noticed by its silence.
    await note({ ...why, finishedAt: new Date() }).catch(() => undefined);
    throw error;
  }
}

/** Nobody saw it begin, so it began when it was submitted; its outcome is issued now. */
function asIssued(attempt: AttemptFromElsewhere, now: Date): AttemptToIssue {
  const submittedAt = attempt.submittedAt ?? now;
  return { ...attempt, startedAt: submittedAt, submittedAt, issuedAt: now };
}

/** Nobody else imports the same file into the same assessment until the transaction ends. */
async function claimFile(transaction: Prisma.TransactionClient, { documentId }: AssessmentPublication, sha256: string) {
  const [lock] = await transaction.$queryRaw<{ isOurs: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`attempt import ${documentId} ${sha256}`}, 0)) AS "isOurs"`;
  if (!lock?.isOurs) throw new ImportUnderWay();
}

async function refuseRepeat(
  database: Pick<Database, 'attemptImport'>,
  { documentId }: AssessmentPublication,
  sha256: string,
): Promise<void> {
  const earlier = await database.attemptImport.findFirst({ where: { documentId, sha256, state: 'imported' } });
  if (earlier) throw new AlreadyImported(earlier);
}
