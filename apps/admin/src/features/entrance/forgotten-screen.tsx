import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { EntranceForm } from './entrance-form.tsx';
import { EntranceFrame } from './entrance-frame.tsx';

const RequestReset = graphql(`
  mutation ForgottenScreen_RequestReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) { email }
  }
`);
const Options = graphql(`
  query ForgottenScreen_Options {
    signIn { hasMail }
  }
`);

export function ForgottenScreen() {
  const [{ data }] = useQuery({ query: Options });
  const [, request] = useMutation(RequestReset);
  const [isAsked, setAsked] = useState(false);
  const send = async ({ email = '' }: Record<string, string>) => {
    const { error } = await request({ input: { email } });
    if (error) return { problem: 'The server does not answer. Try again.' };
    setAsked(true);
    return null;
  };
  return (
    <EntranceFrame title="A new password">
      {data && !data.signIn.hasMail && (
        <Notice kind="news">This server sends no mail: ask an administrator for a link, under People.</Notice>
      )}
      {data?.signIn.hasMail && isAsked && (
        <Notice kind="news">If there is somebody of this address, a link is on its way. It is good for an hour.</Notice>
      )}
      {data?.signIn.hasMail && !isAsked && (
        <EntranceForm action="Send me a link" send={send}>
          <TextField label="E-mail address" name="email" type="email" autoComplete="username" isRequired />
        </EntranceForm>
      )}
      <Link to="/sign-in">Back to sign in</Link>
    </EntranceFrame>
  );
}
