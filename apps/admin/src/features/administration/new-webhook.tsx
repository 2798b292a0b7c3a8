import { useState } from 'react';
import rowStyles from '../../document/panels.module.css';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import type { EventType } from '../../generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { webhookEvents } from './webhook-events.ts';

const Create = graphql(`
  mutation NewWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) {
      __typename
      ... on SigningWebhook { signingKey webhook { id } }
      ... on InvalidInput { message problems { message } }
      ... on Error { message }
    }
  }
`);

/** Asks for what a webhook needs, and gives what its deliveries are signed with. */
export function NewWebhook({ onClose, onMade }: { onClose: () => void; onMade: (signingKey: string) => void }) {
  const create = useAct(Create);
  const [url, setUrl] = useState('https://');
  const [description, setDescription] = useState('');
  const [chosen, setChosen] = useState<readonly EventType[]>(['PUBLICATION_PUBLISHED']);
  const make = async () => {
    const answer = await create.run({ input: { url, description, events: [...chosen] } });
    if (answer?.__typename === 'SigningWebhook') onMade(answer.signingKey);
  };
  return (
    <Dialog title="New webhook" onClose={onClose}>
      <TextField label="Address" value={url} onChange={setUrl} autoFocus />
      <TextField label="What it is for" value={description} onChange={setDescription} />
      <fieldset>
        <legend>What it is told of</legend>
        {webhookEvents.map(({ id, label }) => (
          <label key={id} className={rowStyles.check}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
            />
            {label}
          </label>
        ))}
      </fieldset>
      {create.problem && <Notice kind="problem">{create.problem}</Notice>}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="main" isRunning={create.isRunning} isDisabled={chosen.length === 0} onPress={() => void make()}>
          Set it up
        </Button>
      </DialogActions>
    </Dialog>
  );
}
