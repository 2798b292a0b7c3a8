import type { Prisma } from '../../generated/prisma/client.ts';
import { studio } from '../../graphql/studio-builder.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { FrameworkType } from '../document/document.type.ts';
import { containsText, isInState, lacksTranslation } from './document-conditions.ts';
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
const FrameworkOrder = studio.enumType('FrameworkOrder', {
  description: 'How frameworks are ordered.',
  values: orders,
});

const FrameworkFilter = studio.inputType('FrameworkFilter', {
  description: 'Which frameworks: all that is given must hold, of a list one entry. What is left out or empty holds.',
  fields: (t) => ({
    state: t.field({ type: [DocumentStateType], description: 'How the draft stands to what is live.' }),
    text: t.string({ description: 'Words that each stand in the key, the name or the description, in any locale.' }),
    missingTranslation: t.string({ description: 'A locale that some text of it is not written in yet.' }),
  }),
});

async function conditionsOf(filter: typeof FrameworkFilter.$inferInput, context: StudioContext): Promise<Prisma.Sql[]> {
  return [
    ...isInState(filter.state),
    ...containsText(filter.text, ['name', 'description']),
    ...(await lacksTranslation(context, 'framework', filter.missingTranslation)),
  ];
}

studio.queryField('frameworks', (t) =>
  t.connection(
    {
      type: FrameworkType,
      authScopes: { ability: 'content:read' },
      description: 'Frameworks of competencies.',
      complexity: costOfPage,
      args: {
        filter: t.arg({ type: FrameworkFilter, description: 'Which ones; all when left out.' }),
        order: t.arg({ type: FrameworkOrder, required: true, defaultValue: 'NAME', description: 'In which order.' }),
        trashed: t.arg.boolean({
          required: true,
          defaultValue: false,
          description: 'Those in the trash instead; the state TRASHED names them too.',
        }),
      },
      resolve: async (_root, args, context) =>
        listDocuments({
          kind: 'framework',
          args,
          orders,
          conditions: await conditionsOf(args.filter ?? {}, context),
          context,
        }),
    },
    { name: 'FrameworkConnection', description: 'A page of frameworks.' },
    { name: 'FrameworkEdge', description: 'A framework with its place in the list.' },
  ),
);
