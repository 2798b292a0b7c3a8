import { Prisma } from '../../generated/prisma/client.ts';
import { studio } from '../../graphql/studio-builder.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { AssessmentType } from '../document/document.type.ts';
import { containsText, hasField, hasKey, isInState, lacksTranslation } from './document-conditions.ts';
import { byKey, byLastChange, byName, descending } from './document-order.ts';
import { DocumentStateType } from './document-state.type.ts';
import { listDocuments } from './list-documents.ts';
import { costOfPage, refuseUnusableText } from './page-arguments.ts';

const orders = {
  TITLE: byName('title', 'By title in the default locale.'),
  LAST_CHANGE: byLastChange,
  LAST_CHANGE_DESC: descending(byLastChange, 'By last change, newest first.'),
  KEY: byKey,
};
const AssessmentOrder = studio.enumType('AssessmentOrder', {
  description: 'How assessments are ordered.',
  values: orders,
});

const AssessmentFilter = studio.inputType('AssessmentFilter', {
  description: 'Which assessments: all that is given must hold, of a list one entry. What is left out or empty holds.',
  fields: (t) => ({
    state: t.field({ type: [DocumentStateType], description: 'How the draft stands to what is live.' }),
    key: t.stringList({ description: 'Keys, such as those that another document names.' }),
    text: t.string({ description: 'Words that each stand in the key, the title or the summary, in any locale.' }),
    framework: t.stringList({ description: 'Slugs of frameworks.' }),
    question: t.stringList({ description: 'Questions that the draft places, as `bank/key`.' }),
    missingTranslation: t.string({ description: 'A locale that some text of it is not written in yet.' }),
  }),
});

async function conditionsOf(
  filter: typeof AssessmentFilter.$inferInput,
  context: StudioContext,
): Promise<Prisma.Sql[]> {
  return [
    ...isInState(filter.state),
    ...hasKey(filter.key),
    ...containsText(filter.text, ['title', 'summary']),
    ...hasField('framework', filter.framework),
    ...placesQuestion(filter.question),
    ...(await lacksTranslation(context, 'assessment', filter.missingTranslation)),
  ];
}

function placesQuestion(questions: readonly string[] | null | undefined): Prisma.Sql[] {
  refuseUnusableText('question', questions);
  if (!questions?.length) return [];
  const placed = Prisma.sql`jsonb_path_query_array(document.content, '$.sections[*].placements[*].question')`;
  return [Prisma.sql`${placed} ?| ${questions}::text[]`];
}

studio.queryField('assessments', (t) =>
  t.connection(
    {
      type: AssessmentType,
      authScopes: { ability: 'content:read' },
      description: 'Assessments, drafts as well as published ones.',
      complexity: costOfPage,
      args: {
        filter: t.arg({ type: AssessmentFilter, description: 'Which ones; all when left out.' }),
        order: t.arg({ type: AssessmentOrder, required: true, defaultValue: 'TITLE', description: 'In which order.' }),
        trashed: t.arg.boolean({
          required: true,
          defaultValue: false,
          description: 'Those in the trash instead; the state TRASHED names them too.',
        }),
      },
      resolve: async (_root, args, context) =>
        listDocuments({
          kind: 'assessment',
          args,
          orders,
          conditions: await conditionsOf(args.filter ?? {}, context),
          context,
        }),
    },
    { name: 'AssessmentConnection', description: 'A page of assessments.' },
    { name: 'AssessmentEdge', description: 'An assessment with its place in the list.' },
  ),
);
