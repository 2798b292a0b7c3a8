import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import type { DraftSnapshot } from './draft.ts';
import styles from './save-state.module.css';

interface Props {
  snapshot: DraftSnapshot;
  updatedBy: string;
  updatedAt: string;
  retry: () => void;
  openConflict: () => void;
}

/** Whether what is on the screen is with the server, always in sight. */
export function SaveState({ snapshot, updatedBy, updatedAt, retry, openConflict }: Props) {
  return (
    <span role="status" className={styles.state} data-state={snapshot.state}>
      {words()}
    </span>
  );

  function words() {
    switch (snapshot.state) {
      case 'saved':
        return (
          <>
            <Check size={14} aria-hidden /> Saved by {updatedBy}, <Moment at={updatedAt} />
          </>
        );
      case 'unsaved':
      case 'saving':
        return (
          <>
            <LoaderCircle size={14} aria-hidden /> Saving …
          </>
        );
      case 'unreachable':
        return (
          <>
            <CloudOff size={14} aria-hidden /> No connection: your edits are kept here and sent later.
            <Button look="quiet" onPress={retry}>
              Send now
            </Button>
          </>
        );
      case 'signed-out':
        return (
          <>
            <CloudOff size={14} aria-hidden /> Signed out: your edits are kept here.
          </>
        );
      case 'refused':
        return (
          <>
            <TriangleAlert size={14} aria-hidden /> Not saved: {whyRefused(snapshot)}
          </>
        );
      case 'conflict':
        return (
          <>
            <TriangleAlert size={14} aria-hidden /> {snapshot.conflict?.author ?? 'Somebody'} changed the same.
            <Button look="quiet" onPress={openConflict}>
              Decide
            </Button>
          </>
        );
    }
  }
}

function whyRefused({ refusal }: DraftSnapshot): string {
  const first = refusal?.problems[0];
  return first ? `${first.path.join(' › ')}: ${first.message}` : (refusal?.message ?? '');
}
