import { type FormEvent, useEffect, useState } from 'react';
import { sendWaitingEdits } from '../document/open-drafts.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { whenSignedOut } from './graphql-client.ts';

/** The session has ended while somebody works: they sign in here, and go on where they were. */
export function SignInAgain() {
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => whenSignedOut(() => setOpen(true)), []);
  if (!isOpen) return null;

  const signIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const answer = await fetch('/studio/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: fields.get('email'), password: fields.get('password') }),
    }).catch(() => null);
    if (!answer) return setProblem('The server does not answer. Your edits are kept; try again in a moment.');
    if (!answer.ok) return setProblem('Address or password is wrong.');
    setOpen(false);
    setProblem(null);
    sendWaitingEdits();
  };
  return (
    <Dialog title="Sign in again" onClose={() => setOpen(false)} isDismissable={false}>
      <p>Your session has ended. Nothing is lost: your edits are kept here and saved as soon as you are back.</p>
      <form onSubmit={(event) => void signIn(event)}>
        <TextField label="E-mail address" name="email" type="email" autoComplete="username" isRequired autoFocus />
        <PasswordField label="Password" kind="current" />
        {problem && <Notice kind="problem">{problem}</Notice>}
        <DialogActions>
          <Button type="submit" look="main">
            Sign in and go on
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
