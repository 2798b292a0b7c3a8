import { useNavigate } from '@tanstack/react-router';
import { useMutation } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { answerOf, tokenInLink } from './answers.ts';
import { EntranceForm } from './entrance-form.tsx';
import { EntranceFrame } from './entrance-frame.tsx';
import { signIn } from './sign-in.ts';

const AcceptInvitation = graphql(`
  mutation InvitationScreen_Accept($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      __typename
      ... on Done { email }
      ... on Error { message }
      ... on InvalidInput { problems { path message } }
    }
  }
`);

export function InvitationScreen() {
  const navigate = useNavigate();
  const [, accept] = useMutation(AcceptInvitation);
  const send = async ({ name = '', password = '' }: Record<string, string>) => {
    const { data } = await accept({ input: { token: tokenInLink(), name, password } });
    const answer = answerOf(data?.acceptInvitation, 'Done');
    if (answer) return answer;
    const email = data?.acceptInvitation.__typename === 'Done' ? data.acceptInvitation.email : null;
    const problem = await signIn(email ?? '', password);
    if (problem) return problem;
    await navigate({ to: '/' });
    return null;
  };
  return (
    <EntranceFrame title="Join Yardstick" lead="You have been invited. Choose a name and a password.">
      <EntranceForm action="Join" send={send}>
        <TextField label="Your name" name="name" autoComplete="name" isRequired />
        <PasswordField label="Password" kind="new" />
      </EntranceForm>
    </EntranceFrame>
  );
}
