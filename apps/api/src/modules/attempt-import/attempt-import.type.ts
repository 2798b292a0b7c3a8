import type { AttemptProblem } from '@yardstick/domain/interchange/attempts/attempt-problem.ts';
import type { AttemptImport } from '../../generated/prisma/client.ts';
import { connectionTypes } from '../../graphql/connection-types.ts';
import { pageNewestFirst } from '../../graphql/page-newest-first.ts';
import { studio } from '../../graphql/studio-builder.ts';

/** An import that runs tells so with every batch; one that is silent for longer has ended with its server. */
const longestSilenceMs = 2 * 60_000;

const StateType = studio.enumType('AttemptImportState', {
  description: 'What became of an import of attempts.',
  values: {
    RUNNING: { value: 'running', description: 'It is under way; none of its attempts is counted yet.' },
    IMPORTED: { value: 'imported', description: 'All of its attempts are there.' },
    REFUSED: { value: 'refused', description: 'The file has problems, so nothing of it was imported.' },
    FAILED: { value: 'failed', description: 'It was interrupted, so nothing was imported. Import the file again.' },
    UNDONE: { value: 'undone', description: 'Its attempts were erased.' },
  } as const,
});

const ProblemType = studio.objectRef<AttemptProblem>('AttemptImportProblem').implement({
  description: 'What is wrong with a file of attempts.',
  fields: (t) => ({
    row: t.exposeInt('row', { description: 'The row, counted as in a spreadsheet: the header is row 1.' }),
    column: t.exposeString('column', {
      nullable: true,
      description: 'The column as the header names it; null where the whole row is meant.',
    }),
    message: t.exposeString('message', { description: 'What is wrong and how to mend it, in English.' }),
  }),
});

export const AttemptImportType = studio.node(studio.objectRef<AttemptImport>('AttemptImport'), {
  description: 'A file of attempts from elsewhere that somebody brought in, or tried to.',
  authScopes: { ability: 'attempt:import' },
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    assessment: t.exposeString('assessment', { description: 'Key of the assessment.' }),
    fileName: t.exposeString('fileName', { description: 'What the file was called.' }),
    sha256: t.exposeString('sha256', { description: 'SHA-256 of the file, by which it is recognised.' }),
    state: t.field({
      type: StateType,
      description: 'What became of it.',
      resolve: ({ state, seenAt }) =>
        state === 'running' && seenAt.getTime() < Date.now() - longestSilenceMs
          ? 'failed'
          : (state as typeof StateType.$inferType),
    }),
    rowsRead: t.exposeInt('rowsRead', { description: 'How many attempts have been read; all of them in the end.' }),
    bytesRead: t.float({
      description: 'How much of the file has been read.',
      resolve: ({ bytesRead }) => Number(bytesRead),
    }),
    bytesTotal: t.float({ description: 'Size of the file.', resolve: ({ bytesTotal }) => Number(bytesTotal) }),
    problemCount: t.exposeInt('problemCount', { description: 'How many problems the file has.' }),
    problems: t.field({
      type: [ProblemType],
      description: 'The first 50 of them.',
      resolve: ({ problems }) => problems as unknown as AttemptProblem[],
    }),
    actorName: t.exposeString('actorName', { description: 'Who did it, as they were called then.' }),
    startedAt: t.field({ type: 'DateTime', description: 'When it began.', resolve: ({ startedAt }) => startedAt }),
    finishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null while it runs.',
      resolve: ({ finishedAt }) => finishedAt,
    }),
    undoneAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When its attempts were erased, if they were.',
      resolve: ({ undoneAt }) => undoneAt,
    }),
  }),
});

studio.queryField('attemptImports', (t) =>
  t.connection(
    {
      type: AttemptImportType,
      authScopes: { ability: 'attempt:import' },
      description: 'Imports of attempts from elsewhere, newest first. Dry runs leave no trace.',
      args: { assessment: t.arg.string({ description: 'Only those of the assessment with this key.' }) },
      resolve: (_root, { assessment, ...args }, { database }) => {
        const where = assessment ? { assessment } : {};
        return pageNewestFirst<AttemptImport>({
          args,
          moment: 'startedAt',
          find: (query) => database.attemptImport.findMany({ ...query, where: { AND: [where, query.where] } }),
          count: () => database.attemptImport.count({ where }),
        });
      },
    },
    ...connectionTypes('AttemptImport', 'imports of attempts'),
  ),
);
