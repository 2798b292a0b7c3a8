import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql';
import { expectedNow, withExpected } from './expected.ts';
import { useStable } from './use-stable.ts';

interface Connection<Node> {
  edges: readonly { node: Node }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

export interface Pages<Node> {
  items: readonly Node[];
  totalCount: number;
  hasMore: boolean;
  isLoading: boolean;
  hasFailed: boolean;
  /** as it is scrolled to; what has failed is asked for again by `retry` alone */
  loadMore: () => void;
  retry: () => void;
  /** everything that is not here yet; says whether all of it came */
  loadAll: () => Promise<boolean>;
  /** as much as is here, anew and in place */
  reload: () => Promise<void>;
  /** as many from the start anew, unnoticed; what is further down stays as it is */
  refresh: (count: number) => Promise<void>;
}

interface Options {
  isPaused?: boolean;
  /** all of it at once, to choose from */
  isWhole?: boolean;
}

/** More is not asked for again at once: it comes as it is scrolled to. */
const mostInPlace = 1000;

const nothing = { asked: '', parts: [], totalCount: 0, next: null };

interface Loaded<Node> {
  asked: string;
  /** what came at once, and the turn of acts in which it was asked for: it knows of none that was done later */
  parts: readonly { nodes: readonly Node[]; askedIn: number }[];
  totalCount: number;
  next: string | null;
}

const countIn = ({ parts }: Loaded<unknown>) => parts.reduce((sum, { nodes }) => sum + nodes.length, 0);

/** What is further down than what came anew, where that does not reach as far. */
function restBelow<Node>(fresh: Loaded<Node>, before: Loaded<Node>): Pick<Loaded<Node>, 'parts' | 'next'> {
  const last = idOf(fresh.parts.at(-1)?.nodes.at(-1));
  const place = before.parts.findIndex(({ nodes }) => nodes.some((node) => idOf(node) === last));
  const [broken, ...whole] = place < 0 ? [] : before.parts.slice(place);
  if (!broken || fresh.next === null) return { parts: [], next: fresh.next };
  const below = broken.nodes.slice(broken.nodes.findIndex((node) => idOf(node) === last) + 1);
  const isAll = below.length === 0 && whole.length === 0;
  return { parts: [{ ...broken, nodes: below }, ...whole], next: isAll ? fresh.next : before.next };
}

const idOf = (node: unknown) => (node as { id?: string } | undefined)?.id;

/** A list that grows page by page as it is scrolled; it starts anew when its variables change. */
export function usePages<Data, Variables extends AnyVariables, Node>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<NonNullable<Variables>, 'after'>,
  connectionOf: (data: Data) => Connection<Node> | null | undefined,
  { isPaused = false, isWhole = false }: Options = {},
): Pages<Node> {
  const client = useClient();
  const [loaded, setLoaded] = useState<Loaded<Node>>(nothing);
  const [isLoading, setLoading] = useState(true);
  const [failed, setFailed] = useState<{ isAnew: boolean; atLeast: number } | null>(null);
  const asked = JSON.stringify(variables);
  // Answers to what is no longer asked are dropped.
  const turn = useRef(0);

  const read = useStable(connectionOf);

  /**
   * Asks on from a place until so many are here, and shows them all at once; unnoticed above what stays below.
   * Says whether they came.
   */
  const load = useCallback(
    async (from: Loaded<Node>, atLeast: number, below?: Loaded<Node>): Promise<boolean> => {
      const mine = ++turn.current;
      if (!below) setLoading(true);
      let here = from;
      do {
        const askedIn = expectedNow.turn();
        const given = { ...JSON.parse(asked), after: here.next } as Variables;
        const { data, error } = await client.query(query, given, { requestPolicy: 'network-only' });
        if (mine !== turn.current) return false;
        const page = data && read(data);
        if (!page || error) {
          if (below) return false;
          setLoading(false);
          setFailed({ isAnew: from === nothing, atLeast });
          // What was asked before is no answer to this.
          setLoaded((shown) => (from !== nothing ? here : shown.asked === asked ? shown : nothing));
          return false;
        }
        const next = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
        const parts = [...here.parts, { nodes: page.edges.map(({ node }) => node), askedIn }];
        here = { asked, parts, totalCount: page.totalCount, next };
      } while (here.next !== null && countIn(here) < atLeast);
      if (!below) setLoading(false);
      setFailed(null);
      const rest = below && restBelow(here, below);
      setLoaded(rest ? { ...here, parts: [...here.parts, ...rest.parts], next: rest.next } : here);
      return true;
    },
    [client, query, asked, read],
  );
  const least = isWhole ? Number.POSITIVE_INFINITY : 0;
  useEffect(() => {
    if (!isPaused) void load(nothing, least);
  }, [load, isPaused, least]);

  const expected = useSyncExternalStore(expectedNow.subscribe, expectedNow.get);
  const items = useMemo(
    () => loaded.parts.flatMap(({ nodes, askedIn }) => withExpected(nodes, askedIn, expected)),
    [loaded, expected],
  );
  const hasFailed = failed !== null;
  return {
    items,
    totalCount: loaded.totalCount,
    hasMore: loaded.next !== null,
    isLoading,
    hasFailed,
    loadMore: () => void (!isLoading && !hasFailed && loaded.next && load(loaded, 0)),
    retry: () => void (failed && load(failed.isAnew || loaded.asked !== asked ? nothing : loaded, failed.atLeast)),
    loadAll: async () => loaded.next === null || load(loaded, Number.POSITIVE_INFINITY),
    reload: async () => void (await load(nothing, Math.max(least, Math.min(countIn(loaded), mostInPlace)))),
    refresh: async (count) => void (!isLoading && (await load(nothing, Math.min(count, mostInPlace), loaded))),
  };
}
