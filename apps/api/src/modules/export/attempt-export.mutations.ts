import { actorOf } from '../../auth/viewer.ts';
import { uuidIn } from '../../graphql/global-id.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput, NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import { AttemptOriginType } from '../attempt/attempt-origin.type.ts';
import { beginAct } from '../audit/record-act.ts';
import { AttemptExportType, ColumnsType, FormatType } from './attempt-export.type.ts';
import { cancelAttemptExport } from './cancel-attempt-export.ts';
import { startAttemptExport } from './start-attempt-export.ts';

const StartAttemptExportInput = studio.inputType('StartAttemptExportInput', {
  description: 'Which attempts to export, and how.',
  fields: (t) => ({
    assessment: t.string({ required: true, description: 'Key of the assessment.' }),
    format: t.field({ type: FormatType, required: true, description: 'How to write it.' }),
    columns: t.field({
      type: ColumnsType,
      required: true,
      defaultValue: 'analysis',
      description: 'Which columns to write.',
    }),
    values: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Also write a column "value:<question>" with what each answer counts under the scoring model.',
    }),
    origins: t.field({
      type: [AttemptOriginType],
      required: true,
      defaultValue: ['respondent', 'import'],
      description: 'Where the attempts came from.',
    }),
    fromMonth: t.string({
      description: 'First month of submission in UTC, such as 2026-01; from the beginning when left out.',
    }),
    toMonth: t.string({ description: 'Last month of submission in UTC, such as 2026-11; to the end when left out.' }),
  }),
});

studio.mutationField('startAttemptExport', (t) =>
  t.field({
    type: AttemptExportType,
    authScopes: { ability: 'attempt:export' },
    description:
      'Has a file of single submitted attempts written. It holds no id of an attempt. `attemptExports` shows how far it is.',
    errors: {
      union: { description: 'The export that was asked for, or why there is none.' },
      types: [NotFound, InvalidInput],
    },
    args: {
      input: t.arg({ type: StartAttemptExportInput, required: true, description: 'Which attempts, and how.' }),
    },
    resolve: (_root, { input: { values, fromMonth = null, toMonth = null, ...input } }, context) =>
      startAttemptExport(
        context.database,
        { ...input, hasValues: values, fromMonth, toMonth },
        beginAct(actorOf(viewerOf(context))),
      ),
  }),
);

const CancelAttemptExportInput = studio.inputType('CancelAttemptExportInput', {
  description: 'Which export to cancel.',
  fields: (t) => ({ export: t.id({ required: true, description: 'Its id.' }) }),
});

studio.mutationField('cancelAttemptExport', (t) =>
  t.field({
    type: AttemptExportType,
    authScopes: { ability: 'attempt:export' },
    description: 'Stops an export of attempts, or takes its file away before its time.',
    errors: {
      union: { description: 'The export that was cancelled, or why nothing was done.' },
      types: [NotFound, OutOfDate],
    },
    args: { input: t.arg({ type: CancelAttemptExportInput, required: true, description: 'Which export.' }) },
    resolve: (_root, { input }, context) =>
      cancelAttemptExport(
        context.database,
        uuidIn(input.export, 'AttemptExport'),
        beginAct(actorOf(viewerOf(context))),
      ),
  }),
);
