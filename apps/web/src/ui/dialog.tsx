import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import styles from './dialog.module.css';

interface DialogProps {
  title: string;
  children: ReactNode;
  /** buttons; the first of them gets the focus, so let it be the harmless one */
  actions: ReactNode;
  onCancel: () => void;
}

/** A modal dialog that is open for as long as it is rendered. Escape cancels. */
export function Dialog({ title, children, actions, onCancel }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const heading = useId();
  // Closed while still in the document: only then does the browser give the focus back to where it was.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    buttons.current?.querySelector<HTMLElement>('button, a')?.focus();
    return () => shown?.close();
  }, []);
  const handleCancel = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    onCancel();
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={heading} onCancel={handleCancel}>
      <h2 id={heading}>{title}</h2>
      {children}
      <div ref={buttons} className={styles.actions}>
        {actions}
      </div>
    </dialog>
  );
}
