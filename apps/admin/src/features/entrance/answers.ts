import type { Answer } from './entrance-form.tsx';

interface Refusal {
  __typename?: string;
  message?: string;
  problems?: { path: string[]; message: string }[];
}

/** What a mutation answered, as a form shows it; null when it is done. */
export function answerOf(result: Refusal | undefined, done: string): Answer {
  if (!result) return { problem: 'The server does not answer. Nothing was sent twice; try again.' };
  if (result.__typename === done) return null;
  const fields = Object.fromEntries((result.problems ?? []).map(({ path, message }) => [path[0] ?? '', message]));
  return { problem: result.message ?? 'That did not work.', fields };
}

/** The secret of a link stands behind the `#`, so that it is sent to no server and kept in no log. */
export function tokenInLink(): string {
  return new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '';
}
