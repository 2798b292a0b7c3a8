import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './confirm-dialog.module.css';
import { Dialog } from './dialog.tsx';

interface ConfirmDialogProps {
  title: string;
  children: ReactNode;
  /** names the act on the button that does it */
  act: string;
  isBusy: boolean;
  /** what went wrong when the act was tried */
  problem?: string | undefined;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ title, children, act, isBusy, problem, onConfirm, onCancel }: ConfirmDialogProps) {
  const actions = (
    <>
      <Button kind="quiet" onClick={onCancel}>
        Cancel
      </Button>
      <Button kind="danger" isBusy={isBusy} onClick={onConfirm}>
        {act}
      </Button>
    </>
  );
  return (
    <Dialog title={title} actions={actions} onCancel={onCancel}>
      <p>{children}</p>
      <div role="alert" className={styles.problem}>
        {problem}
      </div>
    </Dialog>
  );
}
