import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import styles from './secret-once.module.css';

/** Something that is shown this once, to be copied. */
export function SecretOnce({ title, secret, onClose }: { title: string; secret: string; onClose: () => void }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <Dialog title={title} onClose={onClose} isDismissable={false}>
      <p>It is shown this once: keep it where it is safe.</p>
      <code className={styles.secret}>{secret}</code>
      <DialogActions>
        <Button
          onPress={async () => {
            await navigator.clipboard.writeText(secret);
            setCopied(true);
          }}
        >
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
        <Button look="main" onPress={onClose}>
          I have it
        </Button>
      </DialogActions>
    </Dialog>
  );
}
