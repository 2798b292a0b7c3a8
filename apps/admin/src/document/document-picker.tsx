import { useState } from 'react';
import type { TypedDocumentNode } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { DocumentPicker_GuidesQuery, DocumentState } from '../generated/graphql.ts';
import { SearchChoice } from '../ui/search-choice.tsx';
import { usePages } from '../ui/use-pages.ts';
import { useSettled } from '../ui/use-settled.ts';

const Guides = graphql(`
  query DocumentPicker_Guides($text: String!, $states: [DocumentState!], $after: String) {
    guides(filter: { text: $text, state: $states }, first: 30, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id key title revision } }
    }
  }
`);
const Assessments = graphql(`
  query DocumentPicker_Assessments($text: String!, $states: [DocumentState!], $after: String) {
    assessments(filter: { text: $text, state: $states }, first: 30, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id key title revision } }
    }
  }
`);

export type PickedDocument = DocumentPicker_GuidesQuery['guides']['edges'][number]['node'];

interface Props {
  kind: 'GUIDE' | 'ASSESSMENT';
  label: string;
  isLabelHidden?: boolean;
  placeholder?: string;
  states?: DocumentState[];
  /** keys of those that are not to be chosen */
  without: readonly string[];
  onPick: (document: PickedDocument) => void;
}

interface Variables {
  text: string;
  states: DocumentState[] | null;
  after?: string | null;
}

/** A guide or an assessment, found on the server by words of its title, summary or key. */
export function DocumentPicker({ kind, states, without, onPick, ...look }: Props) {
  const [words, setWords] = useState<string | null>(null);
  const text = useSettled(words ?? '').trim();
  // Both answer with the same fields of the same lists.
  const query = (kind === 'GUIDE' ? Guides : Assessments) as TypedDocumentNode<
    Partial<Record<'guides' | 'assessments', DocumentPicker_GuidesQuery['guides']>>,
    Variables
  >;
  const pages = usePages(query, { text, states: states ?? null }, (data) => data.guides ?? data.assessments, {
    isPaused: words === null,
  });
  const offered = pages.items.filter(({ key }) => !without.includes(key));
  return (
    <SearchChoice
      {...look}
      found={offered.map(({ key, title }) => ({ id: key, label: title, note: key }))}
      isLoading={pages.isLoading || text !== (words ?? '').trim()}
      hasFailed={pages.hasFailed}
      onMore={pages.loadMore}
      onWords={(next) => {
        setWords(next);
        if (pages.hasFailed) pages.retry();
      }}
      onChoose={(key) => {
        const document = offered.find((one) => one.key === key);
        if (document) onPick(document);
      }}
    />
  );
}
