import { useCallback, useEffect, useRef, useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql';
import { useExpected } from './use-expected.ts';
import { useStable } from './use-stable.ts';

interface Connection<Node> {
  edges: readonly { node: Node }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

interface Pages<Node> {
  items: readonly Node[];
  totalCount: number;
  hasMore: boolean;
  isLoading: boolean;
  hasFailed: boolean;
  loadMore: () => void;
  /** everything that is not here yet */
  loadAll: () => Promise<void>;
  /** as much as is here, anew and in place */
  reload: () => Promise<void>;
}

/** More is not asked for again at once: it comes as it is scrolled to. */
const mostInPlace = 1000;

const nothing = { items: [], totalCount: 0, next: null };

interface Loaded<Node> {
  items: readonly Node[];
  totalCount: number;
  next: string | null;
}

/** A list that grows page by page as it is scrolled; it starts anew when its variables change. */
export function usePages<Data, Variables extends AnyVariables, Node>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<NonNullable<Variables>, 'after'>,
  connectionOf: (data: Data) => Connection<Node> | null | undefined,
  { isPaused = false }: { isPaused?: boolean } = {},
): Pages<Node> {
  const client = useClient();
  const [loaded, setLoaded] = useState<Loaded<Node>>(nothing);
  const [isLoading, setLoading] = useState(true);
  const [hasFailed, setFailed] = useState(false);
  const asked = JSON.stringify(variables);
  // Answers to what is no longer asked are dropped.
  const turn = useRef(0);

  const read = useStable(connectionOf);

  /** Asks on from a place until so many are here, and shows them all at once. */
  const load = useCallback(
    async (from: Loaded<Node>, atLeast: number): Promise<Loaded<Node> | null> => {
      const mine = ++turn.current;
      setLoading(true);
      let here = from;
      do {
        const given = { ...JSON.parse(asked), after: here.next } as Variables;
        const { data, error } = await client.query(query, given, { requestPolicy: 'network-only' });
        if (mine !== turn.current) return null;
        const page = data && read(data);
        if (!page || error) {
          setLoading(false);
          setFailed(true);
          if (from !== nothing) setLoaded(here);
          return null;
        }
        const next = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
        const items = [...here.items, ...page.edges.map(({ node }) => node)];
        here = { items, totalCount: page.totalCount, next };
      } while (here.next !== null && here.items.length < atLeast);
      setLoading(false);
      setFailed(false);
      setLoaded(here);
      return here;
    },
    [client, query, asked, read],
  );
  useEffect(() => {
    if (!isPaused) void load(nothing, 0);
  }, [load, isPaused]);

  return {
    items: useExpected(loaded.items),
    totalCount: loaded.totalCount,
    hasMore: loaded.next !== null,
    isLoading,
    hasFailed,
    loadMore: () => void (!isLoading && loaded.next && load(loaded, 0)),
    loadAll: async () => void (loaded.next && (await load(loaded, Number.POSITIVE_INFINITY))),
    reload: async () => void (await load(nothing, Math.min(loaded.items.length, mostInPlace))),
  };
}
