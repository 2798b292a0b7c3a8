import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog, DialogActions } from './dialog.tsx';

interface Props {
  /** a question */
  title: string;
  /** what it does, and to whom */
  children: ReactNode;
  /** the act in a word or two */
  confirm: string;
  /** what leaving everything as it is is called */
  keep?: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asked before what nothing can bring back. */
export function ConfirmDialog({ title, children, confirm, keep = 'Cancel', onConfirm, onClose }: Props) {
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <DialogActions>
        <Button onPress={onClose}>{keep}</Button>
        <Button
          look="danger"
          onPress={() => {
            onClose();
            onConfirm();
          }}
        >
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
