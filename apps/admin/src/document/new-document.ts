import { useNavigate } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { ContentKind } from '../generated/graphql.ts';
import { documentPath } from './document-path.ts';
import { useAct } from './use-act.ts';

const CreateDocument = graphql(`
  mutation NewDocument($input: CreateDocumentInput!) {
    createDocument(input: $input) {
      __typename
      ... on SavedDraft { document { id key kind title } }
      ... on InvalidInput { message problems { path message } }
      ... on KeyTaken { key message }
      ... on Error { message }
    }
  }
`);

const MainLocale = graphql(`
  query NewDocument_MainLocale { settings { defaultLocale } }
`);

/** Begins a document and opens it; `locale` is what it is written in first, `problem` says why it could not be. */
export function useNewDocument(kind: ContentKind) {
  const navigate = useNavigate();
  const create = useAct(CreateDocument);
  const [{ data }] = useQuery({ query: MainLocale });
  const begin = async (content: unknown) => {
    const answer = await create.run({ input: { kind, content } });
    if (answer?.__typename === 'SavedDraft') await navigate(documentPath(kind, answer.document.key));
  };
  const locale = data?.settings.defaultLocale ?? 'en';
  return { begin, locale, problem: create.problem, isRunning: create.isRunning };
}

/** A key out of a title: lower-case letters, digits and hyphens. */
export function keyFrom(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}
