import type { Client } from 'urql';
import { graphql } from '../../generated/gql.ts';
import type { TakePage_AttemptQuery } from '../../generated/graphql.ts';
import type { UnsentAnswers } from '../../storage/stored-attempts.ts';
import type { SendOutcome } from './answer-keeper.ts';

const AttemptQuery = graphql(`
  query TakePage_Attempt($token: String!) {
    attempt(token: $token) {
      id startedAt submittedAt expiresAt
      assessment { slug locale title estimatedMinutes }
      form {
        id
        sections {
          id title
          placements {
            id required
            question { id type prompt help options { id label } }
          }
        }
        segments { id prompt options { id label } }
      }
      responses { placement { id } options { id } skipped }
      segments { segment { id } option { id } }
    }
  }
`);

const SaveResponses = graphql(`
  mutation TakePage_SaveResponses($input: SaveResponsesInput!) {
    saveResponses(input: $input) {
      __typename
      ... on Error { message }
    }
  }
`);

const SubmitAttempt = graphql(`
  mutation TakePage_Submit($input: SubmitAttemptInput!) {
    submitAttempt(input: $input) {
      __typename
      ... on Attempt { id submittedAt }
      ... on IncompleteAttempt { message missing { id } }
      ... on Error { message }
    }
  }
`);

export type AttemptToTake = NonNullable<TakePage_AttemptQuery['attempt']>;
export type PlacementToTake = AttemptToTake['form']['sections'][number]['placements'][number];
export type SegmentToTake = AttemptToTake['form']['segments'][number];

/** The attempt with its form; null when no attempt has this token; rejects when the server is out of reach. */
export async function loadAttempt(client: Client, token: string): Promise<AttemptToTake | null> {
  const { data, error } = await client.query(AttemptQuery, { token }, { requestPolicy: 'network-only' }).toPromise();
  if (!data) throw error ?? new Error('the server gave no answer');
  return data.attempt ?? null;
}

export async function sendAnswers(
  client: Client,
  token: string,
  { responses, segments }: UnsentAnswers,
): Promise<SendOutcome> {
  const input = {
    token,
    responses: Object.entries(responses).map(([placement, { options, skipped, durationMs }]) => ({
      placement,
      options: [...options],
      skipped,
      durationMs,
    })),
    segments: Object.entries(segments).map(([segment, option]) => ({ segment, option })),
  };
  const { data } = await client.mutation(SaveResponses, { input }).toPromise();
  if (!data) return { kind: 'unreachable' };
  const saved = data.saveResponses;
  if (saved.__typename === 'Attempt') return { kind: 'saved' };
  return { kind: 'refused', reason: saved.__typename, message: saved.message };
}

export type SubmitOutcome =
  | { kind: 'submitted'; submittedAt: string }
  | { kind: 'incomplete'; missing: readonly string[] }
  | { kind: 'unreachable' }
  | { kind: 'refused'; reason: string; message: string };

export async function submitAttempt(client: Client, token: string): Promise<SubmitOutcome> {
  const { data } = await client.mutation(SubmitAttempt, { input: { token } }).toPromise();
  if (!data) return { kind: 'unreachable' };
  const submitted = data.submitAttempt;
  if (submitted.__typename === 'Attempt') {
    return { kind: 'submitted', submittedAt: submitted.submittedAt ?? new Date().toISOString() };
  }
  if (submitted.__typename === 'IncompleteAttempt') {
    return { kind: 'incomplete', missing: submitted.missing.map(({ id }) => id) };
  }
  return { kind: 'refused', reason: submitted.__typename, message: submitted.message };
}
