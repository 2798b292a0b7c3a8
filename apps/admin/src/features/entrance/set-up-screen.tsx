import { useNavigate } from '@tanstack/react-router';
import { useMutation } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { Notice } from '../../ui/notice.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { answerOf, tokenInLink } from './answers.ts';
import { EntranceForm } from './entrance-form.tsx';
import { EntranceFrame } from './entrance-frame.tsx';
import { signIn } from './sign-in.ts';

const SetUpOwner = graphql(`
  mutation SetUpScreen_SetUpOwner($input: SetUpOwnerInput!) {
    setUpOwner(input: $input) {
      __typename
      ... on Error { message }
      ... on InvalidInput { problems { path message } }
    }
  }
`);

/** Makes the first administrator, by the link that the server printed. */
export function SetUpScreen() {
  const token = tokenInLink();
  const navigate = useNavigate();
  const [, setUp] = useMutation(SetUpOwner);
  const send = async ({ name = '', email = '', password = '' }: Record<string, string>) => {
    const { data } = await setUp({ input: { token, name, email, password } });
    const answer = answerOf(data?.setUpOwner, 'Done');
    if (answer) return answer;
    const problem = await signIn(email, password);
    if (problem) return problem;
    await navigate({ to: '/' });
    return null;
  };
  return (
    <EntranceFrame title="Set up Yardstick" lead="You become the first administrator. Nobody else can do this.">
      {token === '' ? (
        <Notice kind="problem">
          Open the whole link that the server printed when it started; it ends with #token=…
        </Notice>
      ) : (
        <EntranceForm action="Set up and sign in" send={send}>
          <TextField label="Your name" name="name" autoComplete="name" isRequired />
          <TextField label="E-mail address" name="email" type="email" autoComplete="username" isRequired />
          <PasswordField label="Password" kind="new" />
        </EntranceForm>
      )}
    </EntranceFrame>
  );
}
