import type { Client } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { readItem, removeItem, writeItem } from '../../storage/browser-storage.ts';
import { keepAttempt, NOTHING_UNSENT } from '../../storage/stored-attempts.ts';

const StartAttempt = graphql(`
  mutation StartAttempt_Start($input: StartAttemptInput!) {
    startAttempt(input: $input) {
      __typename
      ... on StartedAttempt { token attempt { id startedAt expiresAt } }
      ... on Error { message }
    }
  }
`);

interface Starting {
  slug: string;
  title: string;
  locale: string;
}

export type StartOutcome = { kind: 'started' } | { kind: 'unreachable' } | { kind: 'refused'; message: string };

/**
 * Starts an attempt and keeps its token in this browser. The key is stored before it is sent: when an answer is lost
 * on the way, the next try names the same key and does not start a second attempt.
 */
export async function startAttempt(client: Client, { slug, title, locale }: Starting): Promise<StartOutcome> {
  const keyName = `yardstick.starting.${slug}`;
  const idempotencyKey = readItem(keyName) ?? newKey();
  writeItem(keyName, idempotencyKey);
  const { data } = await client
    .mutation(StartAttempt, { input: { assessment: slug, locale, idempotencyKey } })
    .toPromise();
  if (!data) return { kind: 'unreachable' };
  removeItem(keyName);
  const started = data.startAttempt;
  if (started.__typename === 'IdempotencyKeyUsed') return startAttempt(client, { slug, title, locale });
  if (started.__typename !== 'StartedAttempt') return { kind: 'refused', message: started.message };
  const { startedAt, expiresAt } = started.attempt;
  keepAttempt({
    token: started.token,
    assessment: slug,
    title,
    startedAt,
    expiresAt,
    submittedAt: null,
    unsent: NOTHING_UNSENT,
  });
  return { kind: 'started' };
}

// Not crypto.randomUUID: it is missing where the page is served without TLS.
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
