import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { Notice } from '../../ui/notice.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { EntranceForm } from './entrance-form.tsx';
import { EntranceFrame } from './entrance-frame.tsx';
import { passwordIsSet, signIn } from './sign-in.ts';

const Options = graphql(`
  query SignInScreen_Options {
    signIn { needsSetUp hasMail }
  }
`);

export function SignInScreen() {
  const navigate = useNavigate();
  const hash = useLocation({ select: (location) => location.hash });
  const [{ data }] = useQuery({ query: Options });
  const send = async ({ email = '', password = '' }: Record<string, string>) => {
    const problem = await signIn(email, password);
    if (!problem) await navigate({ to: '/' });
    return problem;
  };
  if (data?.signIn.needsSetUp) {
    return (
      <EntranceFrame title="Nobody is here yet">
        <Notice kind="news">
          Open the link that the server printed when it started: it makes you the first administrator. It stands where
          Yardstick was started, in the terminal or in the log.
        </Notice>
      </EntranceFrame>
    );
  }
  return (
    <EntranceFrame title="Sign in">
      {hash === passwordIsSet && <Notice kind="news">Your new password is set. Sign in with it.</Notice>}
      <EntranceForm action="Sign in" send={send}>
        <TextField label="E-mail address" name="email" type="email" autoComplete="username" isRequired />
        <PasswordField label="Password" kind="current" />
      </EntranceForm>
      <Link to="/forgotten">I have forgotten my password</Link>
    </EntranceFrame>
  );
}
