import { studio } from '../../graphql/studio-builder.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { DocumentInterface } from '../document/document.type.ts';
import { costOfPage } from '../document-list/page-arguments.ts';
import { type Excerpt, excerptOf, highlight } from './excerpt.ts';
import { type SearchMatch, searchDocuments } from './search-documents.ts';
import { textsOfCompetency, textsOfDocument } from './searched-texts.ts';

const SearchKindType = studio.enumType('SearchKind', {
  description: 'What a search finds.',
  values: {
    GUIDE: { value: 'guide', description: 'Guides.' },
    QUESTION: { value: 'question', description: 'Questions.' },
    COMPETENCY: { value: 'competency', description: 'Competencies of frameworks, sub-competencies too.' },
    ASSESSMENT: { value: 'assessment', description: 'Assessments.' },
    BANK: { value: 'bank', description: 'Question banks.' },
  } as const,
});

const RangeType = studio.objectRef<{ from: number; to: number }>('TextRange').implement({
  description: 'A part of a text, in UTF-16 code units, as JavaScript counts.',
  fields: (t) => ({
    from: t.exposeInt('from', { description: 'Where it begins.' }),
    to: t.exposeInt('to', { description: 'The place behind it.' }),
  }),
});

const ExcerptType = studio.objectRef<Excerpt>('Excerpt').implement({
  description: 'Plain text, in which the words that were searched for are marked.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The text; an ellipsis stands for what is left out.' }),
    matches: t.field({ type: [RangeType], description: 'Where the words stand in it.', resolve: (e) => e.matches }),
  }),
});

const SearchResultType = studio.objectRef<SearchMatch>('SearchResult').implement({
  description: 'A document or a competency that has all the words.',
  fields: (t) => ({
    document: t.field({
      type: DocumentInterface,
      description: 'The document; of a competency its framework.',
      resolve: ({ document }) => document,
    }),
    competencyKey: t.string({
      nullable: true,
      description: 'The key of the competency; null for a document.',
      resolve: ({ competency }) => competency || null,
    }),
    title: t.field({
      type: ExcerptType,
      description: 'Its title, name or prompt in the default locale.',
      resolve: async (match, _args, context) => highlight((await textsOf(match, context)).name, match.words),
    }),
    excerpt: t.field({
      type: ExcerptType,
      nullable: true,
      description: 'What else it says of it, in any locale; null when only the title or a key has the words.',
      resolve: async (match, _args, context) => excerptOf((await textsOf(match, context)).texts, match.words),
    }),
  }),
});

async function textsOf({ document, competency }: SearchMatch, { installation }: StudioContext) {
  const { defaultLocale, locales } = await installation();
  const inOrder = [...new Set([defaultLocale, ...locales])];
  return competency ? textsOfCompetency(document, competency, inOrder) : textsOfDocument(document, inOrder);
}

studio.queryField('search', (t) =>
  t.connection(
    {
      type: SearchResultType,
      authScopes: { ability: 'content:read' },
      description:
        'What has all the words, the last of which may be the beginning of one: exact keys first, then titles, prompts ' +
        'and names, then the rest. Nothing in the text is an operator. Without a word there are no results.',
      complexity: costOfPage,
      args: {
        text: t.arg.string({ required: true, description: 'What to look for, at most 200 characters.' }),
        kinds: t.arg({ type: [SearchKindType], description: 'What to find; everything when left out or empty.' }),
      },
      resolve: (_root, args, context) => searchDocuments(context, args),
    },
    { name: 'SearchConnection', description: 'A page of search results.' },
    { name: 'SearchEdge', description: 'A search result with its place in the list.' },
  ),
);
