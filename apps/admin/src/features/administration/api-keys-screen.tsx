import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import rowStyles from '../../document/panels.module.css';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { formatMoment } from '../../ui/format.ts';
import styles from '../../ui/list-page.module.css';
import { MoreRows } from '../../ui/more-rows.tsx';
import { Notice } from '../../ui/notice.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { tell } from '../../ui/toasts.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { SecretOnce } from './secret-once.tsx';

const Viewer = graphql(`
  query ApiKeysScreen_Viewer { viewer { abilities { name description } } }
`);
const ApiKeys = graphql(`
  query ApiKeysScreen($after: String) {
    apiKeys(first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id name owner start abilities { name } createdAt expiresAt revokedAt } }
    }
  }
`);
const CreateKey = graphql(`
  mutation ApiKeysScreen_Create($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      __typename
      ... on NewApiKey { key }
      ... on InvalidInput { message problems { message } }
      ... on Error { message }
    }
  }
`);
// Keys are made by people: no key may make another.
const inPersonOnly = 'key:manage';
const RevokeKey = graphql(`
  mutation ApiKeysScreen_Revoke($input: RevokeApiKeyInput!) {
    revokeApiKey(input: $input) { __typename ... on ApiKey { id revokedAt } ... on Error { message } }
  }
`);

/** Keys with which scripts act for people. */
export function ApiKeysScreen() {
  const heading = useScreen<HTMLHeadingElement>('API keys');
  const [{ data, error }, reload] = useQuery({ query: Viewer });
  const pages = usePages(ApiKeys, {}, (found) => found.apiKeys);
  const create = useAct(CreateKey);
  const revoke = useAct(RevokeKey);
  const navigate = useNavigate();
  const isMaking = useSearch({ from: '/studio/api-keys' }).new === true;
  const setMaking = (isOpen: boolean) =>
    void navigate({ to: '/api-keys', search: isOpen ? { new: true } : {}, replace: true });
  const [secret, setSecret] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<{ id: string; name: string } | null>(null);
  const take = async ({ id, name }: { id: string; name: string }) => {
    const expected = {
      changes: { [id]: { revokedAt: new Date().toISOString() } },
      otherwise: `The key “${name}” still works.`,
    };
    const answer = await revoke.run({ input: { apiKey: id } }, expected);
    if (answer?.__typename === 'ApiKey') tell('The key is worthless now.');
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          API keys
        </h1>
        <Button look="main" onPress={() => setMaking(true)}>
          New key
        </Button>
      </header>
      {secret && <SecretOnce title="The new key" secret={secret} onClose={() => setSecret(null)} />}
      {pages.state === 'loading' && <Loading what="the keys" />}
      {pages.state === 'empty' && (
        <Empty title="No key yet">
          <p>With a key a script does what its person may do, as far as the key allows.</p>
        </Empty>
      )}
      <ul className={rowStyles.rows}>
        {pages.items.map((node) => (
          <li key={node.id}>
            <span className={rowStyles.grow}>
              <strong>{node.name}</strong> <code>{node.start}…</code>
              <br />
              <span className={rowStyles.soft}>{node.abilities.map(({ name }) => name).join(', ')}</span>
            </span>
            <span className={rowStyles.soft}>
              for {node.owner}, good until {formatMoment(node.expiresAt)}
            </span>
            {node.revokedAt ? (
              <Chip tone="problem">Revoked</Chip>
            ) : (
              <Button look="quiet" aria-label={`Revoke ${node.name}`} onPress={() => setRevoking(node)}>
                Revoke
              </Button>
            )}
          </li>
        ))}
      </ul>
      <MoreRows pages={pages} what="The keys" label="More" />
      {revoking && (
        <ConfirmDialog
          title={`Revoke “${revoking.name}”?`}
          confirm="Revoke"
          onConfirm={() => void take(revoking)}
          onClose={() => setRevoking(null)}
        >
          <p>Every script that uses this key is refused from now on. A revoked key cannot be brought back.</p>
        </ConfirmDialog>
      )}
      {isMaking && error && !data && <Failed what="what a key may do" retry={reload} />}
      {isMaking && data?.viewer && (
        <NewKey
          abilities={data.viewer.abilities.filter(({ name }) => name !== inPersonOnly)}
          problem={create.problem}
          isRunning={create.isRunning}
          onClose={() => setMaking(false)}
          onMake={async (name, abilities, expiresInDays) => {
            const answer = await create.run({ input: { name, abilities, expiresInDays } });
            if (answer?.__typename !== 'NewApiKey') return;
            setMaking(false);
            setSecret(answer.key);
            await pages.reload();
          }}
        />
      )}
    </div>
  );
}

interface NewProps {
  abilities: readonly { name: string; description: string }[];
  problem: string | null;
  isRunning: boolean;
  onClose: () => void;
  onMake: (name: string, abilities: string[], expiresInDays: number) => Promise<void>;
}

function NewKey({ abilities, problem, isRunning, onClose, onMake }: NewProps) {
  const [name, setName] = useState('');
  const [days, setDays] = useState(90);
  const [chosen, setChosen] = useState<readonly string[]>(['content:read']);
  const toggle = (ability: string) =>
    setChosen(chosen.includes(ability) ? chosen.filter((one) => one !== ability) : [...chosen, ability]);
  return (
    <Dialog title="New key" onClose={onClose}>
      <TextField label="What it is for" value={name} onChange={setName} autoFocus />
      <NumberField label="Days it is good" value={days} onChange={setDays} minValue={1} maxValue={366} />
      <fieldset>
        <legend>What it may do</legend>
        {abilities.map((ability) => (
          <label key={ability.name} className={rowStyles.check}>
            <input type="checkbox" checked={chosen.includes(ability.name)} onChange={() => toggle(ability.name)} />
            {ability.description}
          </label>
        ))}
      </fieldset>
      {problem && <Notice kind="problem">{problem}</Notice>}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button
          look="main"
          isRunning={isRunning}
          isDisabled={name.trim() === '' || chosen.length === 0 || Number.isNaN(days)}
          onPress={() => void onMake(name, [...chosen], days)}
        >
          Make the key
        </Button>
      </DialogActions>
    </Dialog>
  );
}
