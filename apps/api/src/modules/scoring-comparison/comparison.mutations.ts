import { actorOf } from '../../auth/viewer.ts';
import { uuidIn } from '../../graphql/global-id.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput, NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import { beginAct } from '../audit/record-act.ts';
import { cancelComparison } from './cancel-comparison.ts';
import { OtherStructure, TooFewPeople, UnknownScoringModel, UnusableScoring } from './comparison.errors.ts';
import { breakDownDescription, ComparisonFilterInput, ScoringChoiceInput } from './comparison-input.type.ts';
import { ComparisonRunType } from './comparison-run.type.ts';
import { startComparison } from './start-comparison.ts';

const StartScoringComparisonInput = studio.inputType('StartScoringComparisonInput', {
  description: 'Which scorings to compare, over whose attempts.',
  fields: (t) => ({
    assessment: t.string({ required: true, description: 'Key of the assessment.' }),
    before: t.field({ type: ScoringChoiceInput, description: 'The first scoring; the published one when left out.' }),
    after: t.field({ type: ScoringChoiceInput, required: true, description: 'The second scoring.' }),
    filter: t.field({ type: ComparisonFilterInput, description: 'Whose attempts.' }),
    breakDownBy: t.string({ description: breakDownDescription }),
  }),
});

studio.mutationField('startScoringComparison', (t) =>
  t.field({
    type: ComparisonRunType,
    authScopes: { ability: 'insight:read' },
    description:
      'Scores every attempt under both scorings, in the background, and counts which bands and focus areas change. ' +
      'Nothing is written to any attempt. `scoringComparisonRun` shows how far it is.',
    errors: {
      union: { description: 'The comparison that was begun, or why there is none.' },
      types: [NotFound, InvalidInput, UnknownScoringModel, UnusableScoring, OtherStructure, TooFewPeople],
    },
    args: {
      input: t.arg({ type: StartScoringComparisonInput, required: true, description: 'Which scorings.' }),
    },
    resolve: (_root, { input }, context) => startComparison(context, input, beginAct(actorOf(viewerOf(context)))),
  }),
);

const CancelScoringComparisonInput = studio.inputType('CancelScoringComparisonInput', {
  description: 'Which comparison to stop.',
  fields: (t) => ({ run: t.id({ required: true, description: 'Its id.' }) }),
});

studio.mutationField('cancelScoringComparison', (t) =>
  t.field({
    type: ComparisonRunType,
    authScopes: { ability: 'insight:read' },
    description: 'Stops a comparison that waits or is under way.',
    errors: {
      union: { description: 'The comparison that was stopped, or why nothing was done.' },
      types: [NotFound, OutOfDate],
    },
    args: { input: t.arg({ type: CancelScoringComparisonInput, required: true, description: 'Which comparison.' }) },
    resolve: (_root, { input }, context) =>
      cancelComparison(
        context.database,
        uuidIn(input.run, 'ScoringComparisonRun'),
        beginAct(actorOf(viewerOf(context))),
      ),
  }),
);
