import { actorOf } from '../../auth/viewer.ts';
import { uuidIn } from '../../graphql/global-id.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { viewerOf } from '../../graphql/studio-context.ts';
import { NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import { beginAct } from '../audit/record-act.ts';
import { AttemptImportType } from './attempt-import.type.ts';
import { undoAttemptImport } from './undo-attempt-import.ts';

const UndoAttemptImportInput = studio.inputType('UndoAttemptImportInput', {
  description: 'Which import to undo.',
  fields: (t) => ({ import: t.id({ required: true, description: 'Its id.' }) }),
});

studio.mutationField('undoAttemptImport', (t) =>
  t.field({
    type: AttemptImportType,
    authScopes: { ability: 'attempt:import' },
    description:
      'Erases the attempts of an import with their outcomes, and no others. The file can then be imported again.',
    errors: {
      union: { description: 'The import that was undone, or why nothing was erased.' },
      types: [NotFound, OutOfDate],
    },
    args: { input: t.arg({ type: UndoAttemptImportInput, required: true, description: 'Which import.' }) },
    resolve: (_root, { input }, context) =>
      undoAttemptImport(context.database, uuidIn(input.import, 'AttemptImport'), beginAct(actorOf(viewerOf(context)))),
  }),
);
