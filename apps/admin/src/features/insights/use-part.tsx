import type { ReactNode } from 'react';
import { type AnyVariables, type TypedDocumentNode, useQuery } from 'urql';
import { Notice } from '../../ui/notice.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { useLasting } from '../../ui/use-lasting.ts';

interface Answered {
  insights: { __typename: string; message?: string };
}

/**
 * What a part of insights asks. An answer stays on the screen until the next one is there; `instead` is what to show while
 * there is none.
 */
export function usePart<Data extends Answered, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  what: string,
): {
  insights: Extract<Data['insights'], { __typename: 'Insights' }> | null;
  isStale: boolean;
  instead: ReactNode;
} {
  const [{ data: newest, fetching, error, stale }, reload] = useQuery<Data, NonNullable<Variables>>({
    query: query as TypedDocumentNode<Data, NonNullable<Variables>>,
    variables: variables as NonNullable<Variables>,
    requestPolicy: 'cache-and-network',
  } as Parameters<typeof useQuery<Data, NonNullable<Variables>>>[0]);
  const data = useLasting(error ? undefined : newest);
  const insights = data?.insights;
  if (!insights)
    return {
      insights: null,
      isStale: false,
      instead: error ? <Failed what={what} retry={reload} /> : <Loading what={what} />,
    };
  if (insights.__typename !== 'Insights')
    return { insights: null, isStale: false, instead: <Notice kind="problem">{insights.message}</Notice> };
  return {
    insights: insights as Extract<Data['insights'], { __typename: 'Insights' }>,
    isStale: (fetching || stale) && newest === undefined,
    instead: error ? <Failed what={what} retry={reload} /> : null,
  };
}
