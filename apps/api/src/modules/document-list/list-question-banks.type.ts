import type { Prisma } from '../../generated/prisma/client.ts';
import { studio } from '../../graphql/studio-builder.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { QuestionBankType } from '../document/document.type.ts';
import { containsText, hasField, isInState, lacksTranslation } from './document-conditions.ts';
import { byKey, byLastChange, byName, descending } from './document-order.ts';
import { DocumentStateType } from './document-state.type.ts';
import { listDocuments } from './list-documents.ts';
import { costOfPage } from './page-arguments.ts';

const orders = {
  NAME: byName('name', 'By name in the default locale.'),
  LAST_CHANGE: byLastChange,
  LAST_CHANGE_DESC: descending(byLastChange, 'By last change, newest first.'),
  KEY: byKey,
};
const QuestionBankOrder = studio.enumType('QuestionBankOrder', {
  description: 'How question banks are ordered.',
  values: orders,
});

const QuestionBankFilter = studio.inputType('QuestionBankFilter', {
  description:
    'Which question banks: all that is given must hold, of a list one entry. What is left out or empty holds.',
  fields: (t) => ({
    state: t.field({ type: [DocumentStateType], description: 'How the draft stands to what is live.' }),
    text: t.string({ description: 'Words that each stand in the key or the name, in any locale.' }),
    framework: t.stringList({ description: 'Slugs of frameworks.' }),
    missingTranslation: t.string({ description: 'A locale that some text of it is not written in yet.' }),
  }),
});

async function conditionsOf(
  filter: typeof QuestionBankFilter.$inferInput,
  context: StudioContext,
): Promise<Prisma.Sql[]> {
  return [
    ...isInState(filter.state),
    ...containsText(filter.text, ['name']),
    ...hasField('framework', filter.framework),
    ...(await lacksTranslation(context, 'bank', filter.missingTranslation)),
  ];
}

studio.queryField('questionBanks', (t) =>
  t.connection(
    {
      type: QuestionBankType,
      authScopes: { ability: 'content:read' },
      description: 'Question banks.',
      complexity: costOfPage,
      args: {
        filter: t.arg({ type: QuestionBankFilter, description: 'Which ones; all when left out.' }),
        order: t.arg({ type: QuestionBankOrder, required: true, defaultValue: 'NAME', description: 'In which order.' }),
        trashed: t.arg.boolean({
          required: true,
          defaultValue: false,
          description: 'Those in the trash instead; the state TRASHED names them too.',
        }),
      },
      resolve: async (_root, args, context) =>
        listDocuments({
          kind: 'bank',
          args,
          orders,
          conditions: await conditionsOf(args.filter ?? {}, context),
          context,
        }),
    },
    { name: 'QuestionBankConnection', description: 'A page of question banks.' },
    { name: 'QuestionBankEdge', description: 'A question bank with its place in the list.' },
  ),
);
