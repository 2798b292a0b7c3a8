import { useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import styles from './private-link.module.css';

interface PrivateLinkProps {
  /** carries its secret after the `#`, which browsers never send */
  url: string;
  warning: string;
}

/** A link to be copied. Where the clipboard is refused, the text is selected instead. */
export function PrivateLink({ url, warning }: PrivateLinkProps) {
  const field = useRef<HTMLInputElement>(null);
  const note = useId();
  const [outcome, setOutcome] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setOutcome('Copied.');
    } catch {
      field.current?.select();
      setOutcome('Selected: copy it with your keyboard or menu.');
    }
  };
  return (
    <div>
      <div className={styles.row}>
        <input
          ref={field}
          readOnly
          value={url}
          aria-label="Private link"
          aria-describedby={note}
          onFocus={(event) => event.target.select()}
        />
        <Button kind="quiet" onClick={copy}>
          Copy private link
        </Button>
      </div>
      <p className={styles.note} id={note}>
        {warning}
      </p>
      <p className={styles.outcome} role="status">
        {outcome}
      </p>
    </div>
  );
}
