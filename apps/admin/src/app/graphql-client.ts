import { Client, type CombinedError, cacheExchange, fetchExchange, mapExchange } from 'urql';

const timeoutMs = 20_000;

let tellSignedOut: () => void = () => {};

/** Calls back when the server no longer knows who asks; gives back how to stop. */
export function whenSignedOut(callback: () => void): () => void {
  tellSignedOut = callback;
  return () => {
    tellSignedOut = () => {};
  };
}

const isSignedOut = (error: CombinedError) =>
  error.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED');

/** The one GraphQL client. The session lies in a cookie that scripts cannot read. */
export const client = new Client({
  url: '/studio/graphql',
  exchanges: [mapExchange({ onError: (error) => isSignedOut(error) && tellSignedOut() }), cacheExchange, fetchExchange],
  preferGetMethod: false,
  requestPolicy: 'cache-and-network',
  fetchOptions: { credentials: 'same-origin', referrerPolicy: 'no-referrer' },
  fetch: fetchInTime,
});

// Without a limit, a connection that has silently gone would leave "Saving…" on the screen for minutes.
function fetchInTime(input: RequestInfo | URL, init: RequestInit = {}) {
  const timeout = AbortSignal.timeout(timeoutMs);
  return fetch(input, { ...init, signal: init.signal ? AbortSignal.any([init.signal, timeout]) : timeout });
}
