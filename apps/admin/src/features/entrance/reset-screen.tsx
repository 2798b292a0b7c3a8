import { useNavigate } from '@tanstack/react-router';
import { useMutation } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { PasswordField } from '../../ui/password-field.tsx';
import { answerOf, tokenInLink } from './answers.ts';
import { EntranceForm } from './entrance-form.tsx';
import { EntranceFrame } from './entrance-frame.tsx';
import { passwordIsSet } from './sign-in.ts';

const ResetPassword = graphql(`
  mutation ResetScreen_Reset($input: ResetPasswordInput!) {
    resetPassword(input: $input) {
      __typename
      ... on Error { message }
      ... on InvalidInput { problems { path message } }
    }
  }
`);

export function ResetScreen() {
  const navigate = useNavigate();
  const [, reset] = useMutation(ResetPassword);
  const send = async ({ password = '' }: Record<string, string>) => {
    const { data } = await reset({ input: { token: tokenInLink(), password } });
    const answer = answerOf(data?.resetPassword, 'Done');
    if (!answer) await navigate({ to: '/sign-in', hash: passwordIsSet });
    return answer;
  };
  return (
    <EntranceFrame title="Choose a new password" lead="Every browser that is signed in as you is signed out.">
      <EntranceForm action="Set the password" send={send}>
        <PasswordField label="New password" kind="new" />
      </EntranceForm>
    </EntranceFrame>
  );
}
