import { Prisma } from '../../generated/prisma/client.ts';
import { studio } from '../../graphql/studio-builder.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { QuestionType } from '../document/document.type.ts';
import { measuresCompetency } from './competency-condition.ts';
import { containsText, hasField, isInState, lacksTranslation } from './document-conditions.ts';
import { byKey, byLastChange, byName, type DocumentOrder, descending } from './document-order.ts';
import { DocumentStateType } from './document-state.type.ts';
import { listDocuments } from './list-documents.ts';
import { costOfPage, refuseUnusableText } from './page-arguments.ts';
import { TypeOfQuestion } from './question-fields.type.ts';

const byPosition = {
  description: 'By place in the bank, bank by bank.',
  place: () =>
    Prisma.sql`concat(document.content->>'bank', ' ', lpad(document.content->>'position', 16, '0')) COLLATE "C"`,
  type: 'text',
} satisfies DocumentOrder;

const orders = {
  KEY: byKey,
  POSITION: byPosition,
  LAST_CHANGE: byLastChange,
  LAST_CHANGE_DESC: descending(byLastChange, 'By last change, newest first.'),
  PROMPT: byName('prompt', 'By prompt in the default locale.'),
};
const QuestionOrder = studio.enumType('QuestionOrder', { description: 'How questions are ordered.', values: orders });

const QuestionFilter = studio.inputType('QuestionFilter', {
  description: 'Which questions: all that is given must hold, of a list one entry. What is left out or empty holds.',
  fields: (t) => ({
    state: t.field({ type: [DocumentStateType], description: 'How the draft stands to what is live.' }),
    text: t.string({ description: 'Words that each stand in the key, the prompt or the help, in any locale.' }),
    bank: t.stringList({ description: 'Slugs of question banks.' }),
    competency: t.stringList({ description: 'As `framework/competency`; sub-competencies are included.' }),
    type: t.field({ type: [TypeOfQuestion], description: 'Types of question.' }),
    usedIn: t.stringList({ description: 'Slugs of assessments whose drafts place the question.' }),
    reversed: t.boolean({ description: 'Whether a high value means less of the competency.' }),
    missingTranslation: t.string({ description: 'A locale that some text of it is not written in yet.' }),
  }),
});

async function conditionsOf(filter: typeof QuestionFilter.$inferInput, context: StudioContext): Promise<Prisma.Sql[]> {
  return [
    ...isInState(filter.state),
    ...containsText(filter.text, ['prompt', 'help']),
    ...hasField('bank', filter.bank),
    ...(await measuresCompetency(context, filter.competency)),
    ...hasField('type', filter.type),
    ...isPlacedIn(filter.usedIn),
    ...(typeof filter.reversed === 'boolean'
      ? [Prisma.sql`document.content->'reversed' = to_jsonb(${filter.reversed}::boolean)`]
      : []),
    ...(await lacksTranslation(context, 'question', filter.missingTranslation)),
  ];
}

function isPlacedIn(assessments: readonly string[] | null | undefined): Prisma.Sql[] {
  refuseUnusableText('usedIn', assessments);
  if (!assessments?.length) return [];
  return [
    Prisma.sql`document.key = ANY (ARRAY(
      SELECT jsonb_path_query(assessment.content, '$.sections[*].placements[*].question') #>> '{}'
      FROM document assessment WHERE assessment.kind = 'assessment' AND assessment.key = ANY (${assessments}::text[])
    ))`,
  ];
}

studio.queryField('questions', (t) =>
  t.connection(
    {
      type: QuestionType,
      authScopes: { ability: 'content:read' },
      description: 'Questions of all banks.',
      complexity: costOfPage,
      args: {
        filter: t.arg({ type: QuestionFilter, description: 'Which ones; all when left out.' }),
        order: t.arg({ type: QuestionOrder, required: true, defaultValue: 'POSITION', description: 'In which order.' }),
        trashed: t.arg.boolean({
          required: true,
          defaultValue: false,
          description: 'Those in the trash instead; the state TRASHED names them too.',
        }),
      },
      resolve: async (_root, args, context) =>
        listDocuments({
          kind: 'question',
          args,
          orders,
          conditions: await conditionsOf(args.filter ?? {}, context),
          context,
        }),
    },
    { name: 'QuestionConnection', description: 'A page of questions.' },
    { name: 'QuestionEdge', description: 'A question with its place in the list.' },
  ),
);
