import { studio } from '../../graphql/studio-builder.ts';
import { PlacementInsightType } from './question-statistics.type.ts';
import { type QuestionInsight, readQuestionInsights } from './read-question-insights.ts';

const QuestionInsightType = studio.objectRef<QuestionInsight>('QuestionInsight').implement({
  description: 'A question in one of the published assessments that use it.',
  fields: (t) => ({
    assessment: t.exposeString('assessment', { description: 'Key of the assessment.' }),
    title: t.exposeString('title', { description: 'Its title in the default locale.' }),
    form: t.exposeInt('form', { description: 'Number of its live form.' }),
    scoringModel: t.exposeInt('scoringModel', { description: 'Number of its live scoring model.' }),
    hasSimulated: t.exposeBoolean('hasSimulated', {
      description: 'Whether there are simulated attempts, which its row leaves out.',
    }),
    insight: t.field({
      type: PlacementInsightType,
      description: 'Its row of the question table: all attempts at the live structure but simulated ones.',
      resolve: ({ insight }) => insight,
    }),
  }),
});

studio.queryField('questionInsights', (t) =>
  t.field({
    type: [QuestionInsightType],
    authScopes: { ability: 'insight:read' },
    complexity: { field: 100, multiplier: 5 },
    description:
      'How a question does in each published assessment that uses it and scores it, by key of the assessment.',
    args: {
      bank: t.arg.string({ required: true, description: 'Key of the question bank.' }),
      key: t.arg.string({ required: true, description: 'Key of the question in the bank.' }),
    },
    resolve: (_root, question, context) => readQuestionInsights(context, question),
  }),
);
