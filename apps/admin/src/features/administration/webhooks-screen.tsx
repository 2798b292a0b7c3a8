import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import rowStyles from '../../document/panels.module.css';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import type { WebhooksScreenQuery } from '../../generated/graphql.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { isUnsent, unsentId } from '../../ui/expected.ts';
import styles from '../../ui/list-page.module.css';
import { Moment } from '../../ui/moment.tsx';
import { MoreRows } from '../../ui/more-rows.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import { tell } from '../../ui/toasts.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { NewWebhook } from './new-webhook.tsx';
import { SecretOnce } from './secret-once.tsx';
import { eventLabel } from './webhook-events.ts';

const Webhooks = graphql(`
  query WebhooksScreen($after: String) {
    webhooks(first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id url description events isEnabled createdBy createdAt
          deliveries(first: 10) { edges { node { id event state attempts responseStatus error createdAt } } }
        }
      }
    }
  }
`);
const Update = graphql(`
  mutation WebhooksScreen_Update($input: UpdateWebhookInput!) {
    updateWebhook(input: $input) {
      __typename
      ... on Webhook { id isEnabled }
      ... on Error { message }
    }
  }
`);
const Rotate = graphql(`
  mutation WebhooksScreen_Rotate($input: WebhookInput!) {
    rotateWebhookKey(input: $input) { __typename ... on SigningWebhook { signingKey } ... on Error { message } }
  }
`);
const Test = graphql(`
  mutation WebhooksScreen_Test($input: WebhookInput!) {
    sendTestEvent(input: $input) { __typename ... on WebhookDelivery { id state } ... on Error { message } }
  }
`);
const Replay = graphql(`
  mutation WebhooksScreen_Replay($input: DeliveryInput!) {
    replayDelivery(input: $input) { __typename ... on WebhookDelivery { id state } ... on Error { message } }
  }
`);
const Delete = graphql(`
  mutation WebhooksScreen_Delete($input: WebhookInput!) {
    deleteWebhook(input: $input) { __typename ... on Webhook { id } ... on Error { message } }
  }
`);

type ShownWebhook = WebhooksScreenQuery['webhooks']['edges'][number]['node'];
type ShownDelivery = ShownWebhook['deliveries']['edges'][number]['node'];

/** One more delivery of a webhook that waits to be made. */
function onItsWay(webhook: string, event: string, otherwise: string, again: () => void) {
  const node: ShownDelivery = {
    id: unsentId(),
    event,
    state: 'PENDING',
    attempts: 0,
    responseStatus: null,
    error: null,
    createdAt: new Date().toISOString(),
  };
  const add = ({ deliveries }: ShownWebhook) => ({
    deliveries: { ...deliveries, edges: [{ node }, ...deliveries.edges] },
  });
  return { changes: { [webhook]: add }, otherwise, again };
}

/** Addresses that are told of events, and what was sent to them. */
export function WebhooksScreen() {
  const heading = useScreen<HTMLHeadingElement>('Webhooks');
  const pages = usePages(Webhooks, {}, (found) => found.webhooks);
  const acts = {
    update: useAct(Update),
    rotate: useAct(Rotate),
    test: useAct(Test),
    replay: useAct(Replay),
    remove: useAct(Delete),
  };
  const navigate = useNavigate();
  const isMaking = useSearch({ from: '/studio/webhooks' }).new === true;
  const setMaking = (isOpen: boolean) =>
    void navigate({ to: '/webhooks', search: isOpen ? { new: true } : {}, replace: true });
  const [secret, setSecret] = useState<string | null>(null);
  const rotate = async (webhook: string) => {
    const answer = await acts.rotate.run({ input: { webhook } });
    if (answer?.__typename === 'SigningWebhook') setSecret(answer.signingKey);
  };
  const [rotating, setRotating] = useState<ShownWebhook | null>(null);
  const [deleting, setDeleting] = useState<ShownWebhook | null>(null);
  const remove = async (gone: ShownWebhook) => {
    const { id: webhook, url } = gone;
    const answer = await acts.remove.run(
      { input: { webhook } },
      {
        changes: { [webhook]: 'gone' },
        otherwise: `The webhook to ${url} is still there.`,
        again: () => void remove(gone),
      },
    );
    if (answer?.__typename !== 'Webhook') return;
    tell('The webhook is gone.');
    void pages.reload();
  };
  const sendTest = async (tested: ShownWebhook) => {
    const { id: webhook, url } = tested;
    const expected = onItsWay(
      webhook,
      'webhook.test',
      `No test event was sent to ${url}.`,
      () => void sendTest(tested),
    );
    const answer = await acts.test.run({ input: { webhook } }, expected);
    if (answer?.__typename !== 'WebhookDelivery') return;
    tell('A test event is on its way.');
    void pages.reload();
  };
  const replay = async (webhook: string, sent: ShownDelivery) => {
    const { id: delivery, event } = sent;
    const answer = await acts.replay.run(
      { input: { delivery } },
      onItsWay(webhook, event, `${event} was not sent again.`, () => void replay(webhook, sent)),
    );
    if (answer?.__typename === 'WebhookDelivery') void pages.reload();
  };
  const setEnabled = ({ id, url, description, events: told }: ShownWebhook, isEnabled: boolean) =>
    void acts.update.run(
      { input: { webhook: id, url, description, events: told, isEnabled } },
      {
        changes: { [id]: { isEnabled } },
        otherwise: `${url} is ${isEnabled ? 'still not told of anything' : 'still told'}.`,
      },
    );
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          Webhooks
        </h1>
        <Button look="main" onPress={() => setMaking(true)}>
          New webhook
        </Button>
      </header>
      {acts.rotate.problem && <Notice kind="problem">{acts.rotate.problem}</Notice>}
      {secret && <SecretOnce title="What deliveries are signed with" secret={secret} onClose={() => setSecret(null)} />}
      {pages.state === 'loading' && <Loading what="the webhooks" />}
      {pages.state === 'empty' && (
        <Empty title="Nobody is told yet">
          <p>A webhook tells another system when something is published or submitted.</p>
        </Empty>
      )}
      {pages.items.map((node) => (
        <section key={node.id} className={rowStyles.section} aria-label={node.url}>
          <div className={styles.head}>
            <h2>{node.description || node.url}</h2>
            <Switch isSelected={node.isEnabled} onChange={(isEnabled) => setEnabled(node, isEnabled)}>
              Tell it
            </Switch>
            <ActionMenu
              label={`More for ${node.url}`}
              actions={[
                { id: 'test', label: 'Send a test event', onAction: () => void sendTest(node) },
                { id: 'rotate', label: 'Make a new signing key', onAction: () => setRotating(node) },
                { id: 'delete', label: 'Delete', isDanger: true, onAction: () => setDeleting(node) },
              ]}
            />
          </div>
          <p className={rowStyles.soft}>
            <code>{node.url}</code> · {node.events.map(eventLabel).join(', ')}
          </p>
          <ul className={rowStyles.rows}>
            {node.deliveries.edges.map(({ node: delivery }) => (
              <li key={delivery.id}>
                <span className={rowStyles.grow}>
                  {delivery.event} {delivery.error && <span className={rowStyles.soft}>{delivery.error}</span>}
                </span>
                <Chip
                  tone={delivery.state === 'DELIVERED' ? 'good' : delivery.state === 'FAILED' ? 'problem' : 'waiting'}
                >
                  {delivery.state.toLowerCase()}
                </Chip>
                <span className={rowStyles.soft}>
                  <Moment at={delivery.createdAt} />
                </span>
                <Button
                  look="quiet"
                  isDisabled={isUnsent(delivery.id)}
                  aria-label={`Send again: ${delivery.event}`}
                  onPress={() => void replay(node.id, delivery)}
                >
                  Send again
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <MoreRows pages={pages} what="The webhooks" label="More" />
      {rotating && (
        <ConfirmDialog
          title="Make a new signing key?"
          confirm="Make a new key"
          onConfirm={() => void rotate(rotating.id)}
          onClose={() => setRotating(null)}
        >
          <p>
            What is sent to <code>{rotating.url}</code> is signed with the new key at once. Until its receiver has it,
            it turns away what comes; the old key does not come back.
          </p>
        </ConfirmDialog>
      )}
      {deleting && (
        <ConfirmDialog
          title="Delete this webhook?"
          confirm="Delete"
          onConfirm={() => void remove(deleting)}
          onClose={() => setDeleting(null)}
        >
          <p>
            <code>{deleting.url}</code> will be told of nothing any more, and the record of what it was told goes with
            it. To only pause it, switch it off.
          </p>
        </ConfirmDialog>
      )}
      {isMaking && (
        <NewWebhook
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false);
            setSecret(key);
            void pages.reload();
          }}
        />
      )}
    </div>
  );
}
