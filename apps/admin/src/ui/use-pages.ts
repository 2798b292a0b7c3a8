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
  /** whether what is here is from before, since it did not come anew */
  isOld: boolean;
  /** what there is to show: with rows it is ready, whatever else is on its way or has failed */
  state: 'loading' | 'empty' | 'failed' | 'ready';
  /** as it is scrolled to; what has failed is asked for again by `retry` alone */
  loadMore: () => void;
  retry: () => void;
  /** everything that is not here yet; gives all there is, or null where not all of it came */
  loadAll: () => Promise<readonly Node[] | null>;
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

const itemsIn = <Node>({ parts }: Loaded<Node>, expected: ReturnType<typeof expectedNow.get>): readonly Node[] =>
  parts.flatMap(({ nodes, askedIn }) => withExpected(nodes, askedIn, expected));

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
  // Whether something is on its way that is waited for: nothing unnoticed takes its turn.
  const isAwaited = useRef(false);

  const read = useStable(connectionOf);

  /**
   * Asks on from a place until so many are here, and shows them all at once; unnoticed above what stays below.
   * Gives what is here then, or null where they did not come.
   */
  const load = useCallback(
    async (from: Loaded<Node>, atLeast: number, below?: Loaded<Node>): Promise<Loaded<Node> | null> => {
      const mine = ++turn.current;
      const setAwaited = (isOn: boolean) => {
        isAwaited.current = isOn;
        setLoading(isOn);
      };
      if (!below) setAwaited(true);
      let here = from;
      do {
        const askedIn = expectedNow.turn();
        const given = { ...JSON.parse(asked), after: here.next } as Variables;
        const { data, error } = await client.query(query, given, { requestPolicy: 'network-only' });
        if (mine !== turn.current) return null;
        const page = data && read(data);
        if (!page || error) {
          if (below) return null;
          setAwaited(false);
          setFailed({ isAnew: from === nothing, atLeast });
          // What was asked before is no answer to this.
          setLoaded((shown) => (from !== nothing ? here : shown.asked === asked ? shown : nothing));
          return null;
        }
        const next = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
        const parts = [...here.parts, { nodes: page.edges.map(({ node }) => node), askedIn }];
        here = { asked, parts, totalCount: page.totalCount, next };
      } while (here.next !== null && countIn(here) < atLeast);
      if (!below) setAwaited(false);
      // What is further down, and did not come, has not come by this.
      setFailed((before) => (below && before && !before.isAnew ? before : null));
      const rest = below && restBelow(here, below);
      const whole = rest ? { ...here, parts: [...here.parts, ...rest.parts], next: rest.next } : here;
      setLoaded(whole);
      return whole;
    },
    [client, query, asked, read],
  );
  const least = isWhole ? Number.POSITIVE_INFINITY : 0;
  useEffect(() => {
    if (!isPaused) void load(nothing, least);
  }, [load, isPaused, least]);

  const expected = useSyncExternalStore(expectedNow.subscribe, expectedNow.get);
  const items = useMemo(() => itemsIn(loaded, expected), [loaded, expected]);
  const hasFailed = failed !== null;
  const here = loaded.asked === asked ? loaded : nothing;
  // Whoever has waited for an act, and calls one of these then, means the list as it is by then.
  const loadMore = useStable(() => void (!isLoading && !hasFailed && loaded.next && load(loaded, 0)));
  const retry = useStable(() => void (failed && load(failed.isAnew ? nothing : here, failed.atLeast)));
  const loadAll = useStable(async () => {
    const whole = here !== nothing && here.next === null ? here : await load(here, Number.POSITIVE_INFINITY);
    return whole && itemsIn(whole, expected);
  });
  const reload = useStable(
    async () => void (await load(nothing, Math.max(least, Math.min(countIn(loaded), mostInPlace)))),
  );
  const refresh = useStable(
    async (count: number) => void (!isAwaited.current && (await load(nothing, Math.min(count, mostInPlace), loaded))),
  );
  return {
    items,
    totalCount: loaded.totalCount,
    hasMore: loaded.next !== null,
    isLoading,
    hasFailed,
    isOld: items.length > 0 && (failed?.isAnew ?? false),
    state: items.length > 0 ? 'ready' : hasFailed ? 'failed' : isLoading ? 'loading' : 'empty',
    loadMore,
    retry,
    loadAll,
    reload,
    refresh,
  };
}
