import { useState } from 'react';
import { useQuery } from 'urql';
import rowStyles from '../../document/panels.module.css';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import { readAppearance, setAppearance } from '../../ui/appearance.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../../ui/list-page.module.css';
import { Notice } from '../../ui/notice.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { tell } from '../../ui/toasts.tsx';
import { useScreen } from '../../ui/use-screen.ts';

const Account = graphql(`
  query AccountScreen { viewer { name email role abilities { name description } } }
`);
const ChangePassword = graphql(`
  mutation AccountScreen_Password($input: ChangeOwnPasswordInput!) {
    changeOwnPassword(input: $input) {
      __typename
      ... on Done { email }
      ... on InvalidInput { message problems { message } }
      ... on Error { message }
    }
  }
`);
const SignOutEverywhere = graphql(`
  mutation AccountScreen_SignOut { signOutEverywhere { email } }
`);

/** One's own password, sessions and the look of the studio. */
export function AccountScreen() {
  const heading = useScreen<HTMLHeadingElement>('Your account');
  const [{ data, error }, reload] = useQuery({ query: Account });
  const change = useAct(ChangePassword);
  const signOut = useAct(SignOutEverywhere);
  const [appearance, setShownAppearance] = useState(readAppearance);
  return (
    <div className={styles.page}>
      <h1 ref={heading} tabIndex={-1}>
        Your account
      </h1>
      {error && !data && <Failed what="Your account" retry={reload} />}
      {!error && !data && <Loading what="your account" />}
      {data?.viewer && (
        <div className={rowStyles.panel}>
          <p>
            {data.viewer.name}, {data.viewer.email}, {data.viewer.role.toLowerCase()}
          </p>
          <Select
            label="Appearance"
            choices={[
              { id: 'system', label: 'As the system' },
              { id: 'light', label: 'Light' },
              { id: 'dark', label: 'Dark' },
            ]}
            value={appearance}
            onChange={(next) => {
              setAppearance(next);
              setShownAppearance(next);
            }}
          />
          <section className={rowStyles.section} aria-labelledby="password">
            <h2 id="password">Password</h2>
            {change.problem && <Notice kind="problem">{change.problem}</Notice>}
            <form
              className={rowStyles.form}
              onSubmit={async (event) => {
                event.preventDefault();
                const form = event.currentTarget;
                const fields = new FormData(form);
                const input = { current: String(fields.get('current')), password: String(fields.get('password')) };
                const answer = await change.run({ input });
                if (answer?.__typename !== 'Done') return;
                form.reset();
                tell('Your password is changed.');
              }}
            >
              <PasswordField label="Current password" kind="current" name="current" />
              <PasswordField label="New password" kind="new" />
              <Button type="submit">Change it</Button>
            </form>
          </section>
          <section className={rowStyles.section} aria-labelledby="sessions">
            <h2 id="sessions">Sessions</h2>
            <div>
              <Button
                onPress={async () => {
                  if (await signOut.run({})) window.location.assign('/studio/sign-in');
                }}
              >
                Sign out everywhere
              </Button>
            </div>
          </section>
          <section className={rowStyles.section} aria-labelledby="may">
            <h2 id="may">What you may do</h2>
            <ul className={rowStyles.rows}>
              {data.viewer.abilities.map(({ name, description }) => (
                <li key={name}>{description}</li>
              ))}
            </ul>
          </section>
          <section className={rowStyles.section} aria-labelledby="keys">
            <h2 id="keys">Keyboard</h2>
            <p>
              Press <kbd>?</kbd> anywhere, or look for “keyboard” with <kbd>Ctrl K</kbd>.
            </p>
          </section>
        </div>
      )}
    </div>
  );
}
