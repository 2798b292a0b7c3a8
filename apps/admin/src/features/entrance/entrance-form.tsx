import { type FormEvent, type ReactNode, useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './entrance-form.module.css';

/** What a form led to: nothing when all is well, else what stands against it. */
export type Answer = { problem: string; fields?: Record<string, string> } | null;

interface Props {
  action: string;
  children: ReactNode;
  send: (fields: Record<string, string>) => Promise<Answer>;
}

/** A form with one button; problems stand beside their field, the rest above the button. */
export function EntranceForm({ action, children, send }: Props) {
  const [isSending, setSending] = useState(false);
  const [answer, setAnswer] = useState<Answer>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The button stays enabled, so that it keeps the focus; a second press while the first is under way does nothing.
    if (isSending) return;
    const fields = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    setSending(true);
    setAnswer(await send(fields));
    setSending(false);
  };
  return (
    <Form className={styles.form ?? ''} onSubmit={submit} validationErrors={answer?.fields ?? {}}>
      {children}
      {answer && <Notice kind="problem">{answer.problem}</Notice>}
      <Button type="submit" look="main">
        {isSending ? `${action} …` : action}
      </Button>
    </Form>
  );
}
