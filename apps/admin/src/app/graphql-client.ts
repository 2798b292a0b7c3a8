import { Client, cacheExchange, fetchExchange } from 'urql';

const timeoutMs = 20_000;

/** The one GraphQL client. The session lies in a cookie that scripts cannot read. */
export const client = new Client({
  url: '/studio/graphql',
  exchanges: [cacheExchange, fetchExchange],
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
