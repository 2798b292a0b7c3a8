import { Client, cacheExchange, fetchExchange, makeOperation, mapExchange } from 'urql';

const TIMEOUT_MS = 20_000;

/** The one GraphQL client. */
export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, mapExchange({ onOperation: preferGet }), fetchExchange],
  preferGetMethod: false,
  // The header tells Apollo that no foreign form can have sent this; without it, it refuses GET.
  fetchOptions: { referrerPolicy: 'no-referrer', headers: { 'apollo-require-preflight': 'true' } },
  fetch: fetchInTime,
});

/** Published content goes by GET, so that caches can answer; whatever names a token must never be in an address. */
function preferGet(operation: Parameters<typeof makeOperation>[1]) {
  const isPublishedContent = operation.kind === 'query' && !('token' in (operation.variables ?? {}));
  if (!isPublishedContent) return operation;
  return makeOperation('query', operation, { ...operation.context, preferGetMethod: 'within-url-limit' });
}

// Without a limit, a connection that has silently gone would leave "Saving…" on the screen for minutes.
function fetchInTime(input: RequestInfo | URL, init: RequestInit = {}) {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return fetch(input, { ...init, signal: init.signal ? AbortSignal.any([init.signal, timeout]) : timeout });
}
