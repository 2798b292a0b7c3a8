import { useCallback, useEffect, useRef, useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql';
import { useStable } from './use-stable.ts';

interface Connection<Node> {
  edges: readonly { node: Node }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

interface Pages<Node> {
  items: readonly Node[];
  totalCount: number;
  isLoading: boolean;
  hasFailed: boolean;
  loadMore: () => void;
  /** everything that is not here yet */
  loadAll: () => Promise<void>;
  reload: () => Promise<void>;
}

interface Loaded<Node> {
  items: readonly Node[];
  totalCount: number;
  next: string | null;
}

/** A list that grows page by page as it is scrolled; it starts anew when its variables change. */
export function usePages<Data, Variables extends AnyVariables, Node>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<NonNullable<Variables>, 'after'>,
  connectionOf: (data: Data) => Connection<Node>,
): Pages<Node> {
  const client = useClient();
  const [loaded, setLoaded] = useState<Loaded<Node>>({ items: [], totalCount: 0, next: null });
  const [isLoading, setLoading] = useState(true);
  const [hasFailed, setFailed] = useState(false);
  const asked = JSON.stringify(variables);
  // Answers to what is no longer asked are dropped.
  const turn = useRef(0);

  const read = useStable(connectionOf);

  const load = useCallback(
    async (after: string | null, before: readonly Node[]): Promise<Loaded<Node> | null> => {
      const mine = ++turn.current;
      setLoading(true);
      const given = { ...JSON.parse(asked), after } as Variables;
      const { data, error } = await client.query(query, given, { requestPolicy: 'network-only' });
      if (mine !== turn.current) return null;
      setLoading(false);
      setFailed(!data || error !== undefined);
      if (!data) return null;
      const { edges, totalCount, pageInfo } = read(data);
      const items = [...before, ...edges.map(({ node }) => node)];
      const here = { items, totalCount, next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null };
      setLoaded(here);
      return here;
    },
    [client, query, asked, read],
  );
  useEffect(() => void load(null, []), [load]);

  return {
    items: loaded.items,
    totalCount: loaded.totalCount,
    isLoading,
    hasFailed,
    loadMore: () => void (!isLoading && loaded.next && load(loaded.next, loaded.items)),
    loadAll: async () => {
      let here: Loaded<Node> | null = loaded;
      while (here?.next) here = await load(here.next, here.items);
    },
    reload: async () => void (await load(null, [])),
  };
}
