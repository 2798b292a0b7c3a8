import type { Prisma } from '../../generated/prisma/client.ts';
import { studio } from '../../graphql/studio-builder.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { GuideType } from '../document/document.type.ts';
import { isAboutCompetency } from './competency-condition.ts';
import { containsText, hasEntry, hasKey, isInState, lacksTranslation } from './document-conditions.ts';
import { byKey, byLastChange, byName, descending } from './document-order.ts';
import { DocumentStateType } from './document-state.type.ts';
import { listDocuments } from './list-documents.ts';
import { costOfPage } from './page-arguments.ts';

const orders = {
  TITLE: byName('title', 'By title in the default locale.'),
  LAST_CHANGE: byLastChange,
  LAST_CHANGE_DESC: descending(byLastChange, 'By last change, newest first.'),
  KEY: byKey,
};
const GuideOrder = studio.enumType('GuideOrder', { description: 'How guides are ordered.', values: orders });

const GuideFilter = studio.inputType('GuideFilter', {
  description: 'Which guides: all that is given must hold, of a list one entry. What is left out or empty holds.',
  fields: (t) => ({
    state: t.field({ type: [DocumentStateType], description: 'How the draft stands to what is live.' }),
    key: t.stringList({ description: 'Keys, such as those that another document names.' }),
    text: t.string({ description: 'Words that each stand in the key, the title or the summary, in any locale.' }),
    competency: t.stringList({ description: 'As `framework/competency`; sub-competencies are included.' }),
    assessment: t.stringList({ description: 'Slugs of assessments that the guide names.' }),
    missingTranslation: t.string({ description: 'A locale that some text of it is not written in yet.' }),
  }),
});

async function conditionsOf(filter: typeof GuideFilter.$inferInput, context: StudioContext): Promise<Prisma.Sql[]> {
  return [
    ...isInState(filter.state),
    ...hasKey(filter.key),
    ...containsText(filter.text, ['title', 'summary']),
    ...(await isAboutCompetency(context, filter.competency)),
    ...hasEntry('assessment', filter.assessment, 'assessments'),
    ...(await lacksTranslation(context, 'guide', filter.missingTranslation)),
  ];
}

studio.queryField('guides', (t) =>
  t.connection(
    {
      type: GuideType,
      authScopes: { ability: 'content:read' },
      description: 'Guides, drafts as well as published ones.',
      complexity: costOfPage,
      args: {
        filter: t.arg({ type: GuideFilter, description: 'Which ones; all when left out.' }),
        order: t.arg({ type: GuideOrder, required: true, defaultValue: 'TITLE', description: 'In which order.' }),
        trashed: t.arg.boolean({
          required: true,
          defaultValue: false,
          description: 'Those in the trash instead; the state TRASHED names them too.',
        }),
      },
      resolve: async (_root, args, context) =>
        listDocuments({
          kind: 'guide',
          args,
          orders,
          conditions: await conditionsOf(args.filter ?? {}, context),
          context,
        }),
    },
    { name: 'GuideConnection', description: 'A page of guides.' },
    { name: 'GuideEdge', description: 'A guide with its place in the list.' },
  ),
);
