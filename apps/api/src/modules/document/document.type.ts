import type { Document } from '../../generated/prisma/client.ts';
import { asUuid, uuidIn } from '../../graphql/global-id.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { type Content, type ContentKind, titleOf, typenames } from './document-kind.ts';

export const ContentKindType = studio.enumType('ContentKind', {
  description: 'The kinds of documents.',
  values: {
    GUIDE: { value: 'guide', description: 'An article.' },
    FRAMEWORK: { value: 'framework', description: 'A set of competencies.' },
    BANK: { value: 'bank', description: 'A set of reusable questions.' },
    QUESTION: { value: 'question', description: 'A question of a bank.' },
    ASSESSMENT: { value: 'assessment', description: 'A composition of questions with its scoring.' },
  } satisfies Record<string, { value: ContentKind; description: string }>,
});

/** What all documents have in common; the types of the kinds add what lists need. */
export const DocumentInterface = studio.interfaceRef<Document>('Document').implement({
  description: 'Something that editors write: one mutable draft and its immutable revisions.',
  resolveType: ({ kind }) => typenames[kind as ContentKind],
  fields: (t) => ({
    id: t.globalID({
      description: 'Its global id.',
      resolve: ({ id, kind }) => ({ id, type: typenames[kind as ContentKind] }),
    }),
    kind: t.field({
      type: ContentKindType,
      description: 'Its kind.',
      resolve: ({ kind }) => kind as ContentKind,
    }),
    key: t.exposeString('key', {
      description: 'Its slug, of a question `bank/key`. Stays as it is.',
    }),
    title: t.string({
      description: 'Title, name or prompt in the default locale; the key where there is none.',
      resolve: async ({ kind, content }, _args, { installation }) => {
        const { defaultLocale, locales } = await installation();
        return titleOf(kind as ContentKind, content as Content, [defaultLocale, ...locales]);
      },
    }),
    content: t.field({
      type: 'JSON',
      description: 'The draft, as the JSON Schema of its kind describes it.',
      resolve: ({ content }) => content,
    }),
    revision: t.exposeInt('revision', {
      description: 'Number of the newest revision, which the draft equals: what a save is based on.',
    }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was created.', resolve: (row) => row.createdAt }),
    updatedAt: t.field({ type: 'DateTime', description: 'When it was last saved.', resolve: (row) => row.updatedAt }),
    trashedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is in the trash; null when it is not.',
      resolve: (row) => row.trashedAt,
    }),
  }),
});

const documentNode = (kind: ContentKind, description: string) =>
  studio.node(studio.objectRef<Document>(typenames[kind]), {
    description,
    interfaces: [DocumentInterface],
    id: { resolve: ({ id }) => id },
    loadMany: async (ids, { database }) => {
      const rows = await database.document.findMany({ where: { kind, id: { in: ids.map(asUuid) } } });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    isTypeOf: (row) => (row as Document).kind === kind,
  });

export const GuideType = documentNode('guide', 'An article, Markdown, localised.');
export const FrameworkType = documentNode('framework', 'A set of competencies, a tree of two levels at most.');
export const QuestionBankType = documentNode('bank', 'A named set of reusable questions of a framework.');
export const QuestionType = documentNode('question', 'A question with its response options and its key.');
export const AssessmentType = documentNode(
  'assessment',
  'A composition of questions with its scoring and focus rules.',
);

/** The id of a document in a global id. */
export const documentIdIn = (globalId: string | number) => uuidIn(globalId, ...Object.values(typenames));

studio.queryField('document', (t) =>
  t.field({
    type: DocumentInterface,
    nullable: true,
    authScopes: { ability: 'content:read' },
    description: 'A document by its kind and key, also from the trash; null when there is none.',
    args: {
      kind: t.arg({ type: ContentKindType, required: true, description: 'Its kind.' }),
      key: t.arg.string({ required: true, description: 'Its slug, of a question `bank/key`.' }),
    },
    resolve: (_root, { kind, key }, { database }) =>
      database.document.findUnique({ where: { kind_key: { kind, key } } }),
  }),
);
