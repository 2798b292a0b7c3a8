import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../generated/gql.ts';

const CreatePreview = graphql(`
  mutation UseDelivered($input: CreatePreviewInput!) {
    createPreview(input: $input) { __typename ... on Preview { token } ... on Error { message } }
  }
`);

interface Delivered<Data> {
  data: Data | null;
  hasFailed: boolean;
  reload: () => void;
}

/**
 * What a frontend gets for a query of the delivery API with drafts in place of what is live; null until it is here. It
 * is asked for anew with each revision.
 */
export function useDelivered<Data>(
  query: string,
  variables: Readonly<Record<string, string>>,
  revision: number,
): Delivered<Data> {
  const client = useClient();
  const [data, setData] = useState<Data | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const given = JSON.stringify(variables);
  const turn = useRef(0);
  const token = useRef<string | null>(null);
  const load = useCallback(async () => {
    const mine = ++turn.current;
    setFailed(false);
    if (token.current === null) {
      const { data: made } = await client.mutation(CreatePreview, { input: { hours: 1 } });
      if (made?.createPreview.__typename === 'Preview') token.current = made.createPreview.token;
      if (mine !== turn.current) return;
      if (token.current === null) return setFailed(true);
    }
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-yardstick-preview': token.current },
      body: JSON.stringify({ query, variables: JSON.parse(given) }),
    }).catch(() => null);
    const body = (await answer?.json().catch(() => null)) as { data?: Data } | null;
    if (mine !== turn.current) return;
    if (body?.data) return setData(body.data);
    // It may have expired.
    token.current = null;
    setFailed(true);
  }, [client, query, given]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what another revision is delivered as
  useEffect(() => void load(), [load, revision]);
  return { data, hasFailed, reload: () => void load() };
}
