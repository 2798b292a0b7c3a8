import type { AttemptExport } from '../../generated/prisma/client.ts';
import { BackgroundWorkType } from '../../graphql/background-work.type.ts';
import { connectionTypes } from '../../graphql/connection-types.ts';
import { pageNewestFirst } from '../../graphql/page-newest-first.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { AttemptOriginType } from '../attempt/attempt-origin.type.ts';
import type { Origin } from '../insight/note-attempts.ts';
import { downloadPathOf, fileNameOf, isReady } from './attempt-export.ts';

export const FormatType = studio.enumType('AttemptExportFormat', {
  description: 'How an export of attempts is written.',
  values: {
    CSV: { value: 'csv', description: 'Text in UTF-8: commas between the cells, the first row names the columns.' },
    PARQUET: { value: 'parquet', description: 'Apache Parquet: typed columns, for DuckDB, pandas, R and the like.' },
  } as const,
});

export const ColumnsType = studio.enumType('AttemptExportColumns', {
  description: 'Which columns an export of attempts has.',
  values: {
    ANALYSIS: {
      value: 'analysis',
      description: 'Answers, segments, scores, bands and time of all submitted attempts at any form of the assessment.',
    },
    IMPORT: {
      value: 'import',
      description:
        'What an import of attempts takes, of attempts at forms that ask the same as the published one; CSV only.',
    },
  } as const,
});

const StateType = studio.enumType('AttemptExportState', {
  description: 'What became of an export of attempts.',
  values: {
    QUEUED: { value: 'queued', description: 'It waits until others are done; one is written at a time.' },
    RUNNING: { value: 'running', description: 'It is being written. After a crash it starts over by itself.' },
    READY: { value: 'ready', description: 'Its file can be downloaded.' },
    FAILED: { value: 'failed', description: 'It could not be written; "failure" says why. Start another.' },
    CANCELLED: { value: 'cancelled', description: 'Somebody stopped it, or took its file away.' },
    EXPIRED: { value: 'expired', description: 'Its file was taken away after seven days.' },
  } as const,
});

export const AttemptExportType = studio.node(studio.objectRef<AttemptExport>('AttemptExport'), {
  description: 'A file of single submitted attempts that somebody has asked for.',
  authScopes: { ability: 'attempt:export' },
  interfaces: [BackgroundWorkType],
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    format: t.field({
      type: FormatType,
      description: 'How it is written.',
      resolve: ({ format }) => format as typeof FormatType.$inferType,
    }),
    columns: t.field({
      type: ColumnsType,
      description: 'Which columns it has.',
      resolve: ({ columns }) => columns as typeof ColumnsType.$inferType,
    }),
    hasValues: t.exposeBoolean('hasValues', {
      description: 'Whether a column "value:<question>" holds what each answer counts under the scoring model.',
    }),
    origins: t.field({
      type: [AttemptOriginType],
      description: 'Where its attempts came from.',
      resolve: ({ origins }) => origins as Origin[],
    }),
    fromMonth: t.exposeString('fromMonth', {
      nullable: true,
      description: 'First month of submission in UTC, such as 2026-01; null: from the beginning.',
    }),
    toMonth: t.exposeString('toMonth', {
      nullable: true,
      description: 'Last month of submission in UTC, such as 2026-11; null: to the end.',
    }),
    state: t.field({
      type: StateType,
      description: 'What became of it.',
      resolve: (row) =>
        row.state === 'ready' && !isReady(row, new Date()) ? 'expired' : (row.state as typeof StateType.$inferType),
    }),
    failure: t.exposeString('failure', {
      nullable: true,
      description: 'Why it could not be written; null unless the state is FAILED.',
    }),
    rowsTotal: t.exposeInt('rowsTotal', {
      nullable: true,
      description: 'How many attempts there were to go through when it began; null before that.',
    }),
    rowsDone: t.exposeInt('rowsDone', { description: 'How many attempts it has gone through.' }),
    rowsLeftOut: t.exposeInt('rowsLeftOut', {
      description:
        'How many attempts are not in the file, because they answer nothing and an import would refuse them.',
    }),
    bytes: t.float({
      nullable: true,
      description: 'Size of the file in bytes; null until it is written.',
      resolve: ({ bytes }) => (bytes === null ? null : Number(bytes)),
    }),
    fileName: t.string({ description: 'What the file is called.', resolve: fileNameOf }),
    downloadPath: t.string({
      nullable: true,
      description: 'Where to GET the file on this server, signed in or with an API key; null where there is none.',
      resolve: (row) => (isReady(row, new Date()) ? downloadPathOf(row) : null),
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the file is taken away; null until it is written.',
      resolve: ({ expiresAt }) => expiresAt,
    }),
  }),
});

studio.queryField('attemptExports', (t) =>
  t.connection(
    {
      type: AttemptExportType,
      authScopes: { ability: 'attempt:export' },
      description: 'Exports of single attempts, newest first, those that have expired included.',
      args: { assessment: t.arg.string({ description: 'Only those of the assessment with this key.' }) },
      resolve: (_root, { assessment, ...args }, { database }) => {
        const where = assessment ? { assessment } : {};
        return pageNewestFirst<AttemptExport>({
          args,
          moment: 'createdAt',
          find: (query) => database.attemptExport.findMany({ ...query, where: { AND: [where, query.where] } }),
          count: () => database.attemptExport.count({ where }),
        });
      },
    },
    ...connectionTypes('AttemptExport', 'exports of attempts'),
  ),
);
