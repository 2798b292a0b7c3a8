import { useState } from 'react';
import { useQuery } from 'urql';
import rowStyles from '../../document/panels.module.css';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../../ui/list-page.module.css';
import { Notice } from '../../ui/notice.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { tell } from '../../ui/toasts.tsx';
import { useExpected } from '../../ui/use-expected.ts';
import { useScreen } from '../../ui/use-screen.ts';

const Settings = graphql(`
  query SettingsScreen {
    viewer { abilities { name } }
    settings { defaultLocale locales requiresApproval }
  }
`);
const ChangeSettings = graphql(`
  mutation SettingsScreen_Change($input: ChangeSettingsInput!) {
    changeSettings(input: $input) {
      __typename
      ... on Settings { defaultLocale locales requiresApproval }
      ... on InvalidInput { message problems { message } }
      ... on Error { message }
    }
  }
`);

/** Languages and rules of this installation. */
export function SettingsScreen() {
  const heading = useScreen<HTMLHeadingElement>('Settings');
  const [{ data: newest, error }, reload] = useQuery({ query: Settings, requestPolicy: 'cache-and-network' });
  const data = useExpected(newest);
  const change = useAct(ChangeSettings);
  const [locale, setLocale] = useState('');
  const canChange = data?.viewer?.abilities.some(({ name }) => name === 'setting:manage') ?? false;
  const addLocale = async () => {
    const answer = await change.run({ input: { addLocales: [locale.trim()] } });
    if (answer?.__typename !== 'Settings') return;
    tell('The language is added.');
    setLocale('');
    reload({ requestPolicy: 'network-only' });
  };
  const requireApproval = async (requiresApproval: boolean) => {
    const answer = await change.run(
      { input: { requiresApproval } },
      { changes: { Settings: { requiresApproval } }, otherwise: 'The rule for publishing is as it was.' },
    );
    if (answer?.__typename !== 'Settings') return;
    tell(
      requiresApproval ? 'Publishing needs an approval now.' : 'Publishing needs no approval any more.',
      () => void requireApproval(!requiresApproval),
    );
    reload({ requestPolicy: 'network-only' });
  };
  return (
    <div className={styles.page}>
      <h1 ref={heading} tabIndex={-1}>
        Settings
      </h1>
      {change.problem && <Notice kind="problem">{change.problem}</Notice>}
      {error && !data && <Failed what="The settings" retry={reload} />}
      {!error && !data && <Loading what="the settings" />}
      {data && (
        <div className={rowStyles.panel}>
          <section className={rowStyles.section} aria-labelledby="languages">
            <h2 id="languages">Languages</h2>
            <p>
              Every text is written in <strong>{data.settings.defaultLocale}</strong>.{' '}
              {data.settings.locales.length > 1 && `It may be written in ${data.settings.locales.join(', ')}.`}
            </p>
            {canChange && (
              <form
                className={rowStyles.form}
                onSubmit={(event) => {
                  event.preventDefault();
                  void addLocale();
                }}
              >
                <TextField
                  label="Add a language"
                  value={locale}
                  onChange={setLocale}
                  hint="A language tag such as de or pt-BR. It stays for good."
                />
                <Button type="submit" isDisabled={locale.trim() === ''}>
                  Add it
                </Button>
              </form>
            )}
          </section>
          <section className={rowStyles.section} aria-labelledby="publishing">
            <h2 id="publishing">Publishing</h2>
            <Switch
              isSelected={data.settings.requiresApproval}
              isDisabled={!canChange}
              onChange={(requiresApproval) => void requireApproval(requiresApproval)}
            >
              Somebody other than the author approves before a publication
            </Switch>
          </section>
          {!canChange && <p className={rowStyles.soft}>Only administrators change settings.</p>}
        </div>
      )}
    </div>
  );
}
