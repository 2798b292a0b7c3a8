import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { type AttemptToTake, loadAttempt } from './attempt-operations.ts';

type LoadState =
  | { kind: 'loading' }
  | { kind: 'failed' }
  | { kind: 'gone' }
  | { kind: 'ready'; attempt: AttemptToTake };

/**
 * Loads the attempt once. Not a live query: each save would make the cache fetch the whole form again, and what the
 * respondent answers is ahead of the server anyway.
 */
export function useAttempt(token: string): LoadState & { retry: () => void } {
  const client = useClient();
  const [state, setState] = useState<LoadState>({ kind: 'loading' });
  const load = useCallback(() => {
    let isCurrent = true;
    const show = (next: LoadState) => isCurrent && setState(next);
    loadAttempt(client, token).then(
      (attempt) => show(attempt ? { kind: 'ready', attempt } : { kind: 'gone' }),
      () => show({ kind: 'failed' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, token]);
  useEffect(load, [load]);
  const retry = () => {
    setState({ kind: 'loading' });
    load();
  };
  return { ...state, retry };
}
