import { actorOf } from '../../auth/viewer.ts';
import { uuidIn } from '../../graphql/global-id.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { viewerOf } from '../../graphql/studio-context.ts';
import { NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import { beginAct } from '../audit/record-act.ts';
import { UnknownScoringModel } from '../scoring-comparison/comparison.errors.ts';
import { cancelRescoring } from './cancel-rescoring.ts';
import { RescoringType } from './rescoring.type.ts';
import { startRescoring } from './start-rescoring.ts';

const StartRescoringInput = studio.inputType('StartRescoringInput', {
  description: 'By which scoring model to score attempts again.',
  fields: (t) => ({
    assessment: t.string({ required: true, description: 'Key of the assessment.' }),
    model: t.int({ required: true, description: 'Number of the scoring model.' }),
    comparison: t.id({
      required: true,
      description:
        'The dry run: id of a comparison of everybody that is done, is less than a day old, and whose second scoring is ' +
        'this model.',
    }),
  }),
});

studio.mutationField('startRescoring', (t) =>
  t.field({
    type: RescoringType,
    authScopes: { ability: 'content:publish' },
    description:
      'Adds an outcome under a scoring model to every submitted attempt that it fits and that has none, in the background. ' +
      'Issued outcomes stay, and stay what respondents are shown.',
    errors: {
      union: { description: 'The re-scoring that was begun, or why there is none.' },
      types: [NotFound, UnknownScoringModel, OutOfDate],
    },
    args: { input: t.arg({ type: StartRescoringInput, required: true, description: 'By which model.' }) },
    resolve: (_root, { input: { comparison, ...input } }, context) =>
      startRescoring(
        context.database,
        { ...input, comparisonId: uuidIn(comparison, 'ScoringComparisonRun') },
        beginAct(actorOf(viewerOf(context))),
      ),
  }),
);

const CancelRescoringInput = studio.inputType('CancelRescoringInput', {
  description: 'Which re-scoring to stop.',
  fields: (t) => ({ rescoring: t.id({ required: true, description: 'Its id.' }) }),
});

studio.mutationField('cancelRescoring', (t) =>
  t.field({
    type: RescoringType,
    authScopes: { ability: 'content:publish' },
    description:
      'Stops a re-scoring. Outcomes that it has added stay, as outcomes always do; another one goes on from there.',
    errors: {
      union: { description: 'The re-scoring that was stopped, or why nothing was done.' },
      types: [NotFound, OutOfDate],
    },
    args: { input: t.arg({ type: CancelRescoringInput, required: true, description: 'Which re-scoring.' }) },
    resolve: (_root, { input }, context) =>
      cancelRescoring(context.database, uuidIn(input.rescoring, 'Rescoring'), beginAct(actorOf(viewerOf(context)))),
  }),
);
