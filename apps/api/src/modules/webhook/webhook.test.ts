import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runDueJobs, startWorker } from '../../jobs/start-worker.ts';
import { type ApiUnderTest, startApi, testSecret } from '../../testing/api-under-test.ts';
import { startHookReceiver } from '../../testing/hook-receiver.ts';
import { startRespondent } from '../../testing/respondent.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';
import { deliverWebhook } from './deliver-webhook.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
afterEach(async () => {
  await api.database.webhook.deleteMany();
});

// biome-ignore lint/suspicious/noExplicitAny: what an operation answers is asserted field by field.
type Json = any;
const worker = () => ({ database: api.database, secret: testSecret, privateAddresses: true, dataDir: '/nowhere' });
const work = () => runDueJobs(api.connectionString, worker());

async function run(document: string, variables: object = {}): Promise<Json> {
  const { data, errors } = await executeAs(api.database, aViewer('administrator'), document, { ...variables });
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
}
const create = (url: string, events = ['ATTEMPT_SUBMITTED']) =>
  run(
    `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { __typename
       ... on SigningWebhook { signingKey webhook { id url } } ... on InvalidInput { problems { path message } } } }`,
    { input: { url, events } },
  );
const deliveries = () => api.database.webhookDelivery.findMany({ orderBy: { createdAt: 'asc' } });

async function submitAnAttempt() {
  const respondent = await startRespondent(api);
  await respondent.answerAll();
  await respondent.submit();
  await respondent.submit();
  return respondent;
}

describe('a webhook', () => {
  it('is told of a submitted attempt once, signed so that a library of the standard takes it, and nothing of the person', async () => {
    const receiver = await startHookReceiver();
    const { signingKey } = await create(receiver.url);
    const respondent = await submitAnAttempt();
    await work();
    await receiver.close();

    expect(receiver.received).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    expect(() => new Verifier(signingKey).verify(body, headers)).not.toThrow();
    expect(() => new Verifier(signingKey).verify(`${body} `, headers)).toThrow();
    expect(JSON.parse(body)).toMatchObject({
      type: 'attempt.submitted',
      data: { assessment: 'cto-readiness', form: 1, scoringModel: 1 },
    });
    const [attempt] = await api.database.attempt.findMany();
    expect(body).not.toContain(attempt?.id);
    expect(body).not.toContain(respondent.token);
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 1, responseStatus: 204, error: null }]);
  });

  it('is tried again later when it fails, and says how it went', async () => {
    const receiver = await startHookReceiver((nth) => (nth < 3 ? 500 : 204));
    await create(receiver.url);
    await submitAnAttempt();
    await work();
    const [failed] = await deliveries();
    expect(failed).toMatchObject({
      state: 'pending',
      attempts: 1,
      responseStatus: 500,
      error: 'The address answered 500.',
    });
    const pause = (failed?.nextTryAt?.getTime() ?? 0) - Date.now();
    expect(pause).toBeGreaterThan(5_000);
    expect(pause).toBeLessThan(13_000);

    for (let n = 0; n < 3; n++) await deliverWebhook(worker(), { id: failed?.id });
    await receiver.close();

    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 3 }]);
  });

  it('is given up after eight tries, and can be sent again by hand', async () => {
    const receiver = await startHookReceiver((nth) => (nth <= 8 ? 503 : 200));
    await create(receiver.url);
    await submitAnAttempt();
    const [{ id } = { id: '' }] = await deliveries();
    for (let n = 0; n < 10; n++) await deliverWebhook(worker(), { id });
    expect(await deliveries()).toMatchObject([{ state: 'failed', attempts: 8, nextTryAt: null }]);
    expect(receiver.received).toHaveLength(8);

    await run(
      'mutation ($id: ID!) { replayDelivery(input: { delivery: $id }) { ... on WebhookDelivery { isReplay } } }',
      {
        id: Buffer.from(`WebhookDelivery:${id}`).toString('base64url'),
      },
    );
    await work();
    await receiver.close();

    expect(await deliveries()).toMatchObject([{ state: 'failed' }, { state: 'delivered', replayOfId: id }]);
  });

  it('is not followed to another address', async () => {
    const receiver = await startHookReceiver(() => 302);
    await create(receiver.url);
    await submitAnAttempt();
    await work();
    await receiver.close();

    expect(receiver.received).toHaveLength(1);
    expect(await deliveries()).toMatchObject([{ state: 'pending', error: 'The address answered 302.' }]);
  });

  it('goes to the address that was checked, whatever the name service says a moment later', async () => {
    const receiver = await startHookReceiver();
    await create(receiver.url);
    const { port } = new URL(receiver.url);
    await api.database.webhook.updateMany({ data: { url: `http://rebinding.example:${port}/hook` } });
    await submitAnAttempt();
    const [{ id } = { id: '' }] = await deliveries();
    let asked = 0;
    const resolve = async () => {
      asked++;
      return [asked === 1 ? '127.0.0.1' : '10.255.255.1'];
    };
    await deliverWebhook({ ...worker(), resolve }, { id });
    await receiver.close();

    expect(asked).toBe(1);
    expect(receiver.received).toHaveLength(1);

    const strict = { ...worker(), privateAddresses: false, resolve: async () => ['127.0.0.1'] };
    await submitAnAttempt();
    const last = (await deliveries()).at(-1);
    await deliverWebhook(strict, { id: last?.id });
    expect((await deliveries()).at(-1)).toMatchObject({
      attempts: 1,
      responseStatus: null,
      error: expect.stringContaining('public internet'),
    });
    expect(receiver.received).toHaveLength(1);
  });

  it('is told once by two workers that share the queue', async () => {
    const receiver = await startHookReceiver();
    await create(receiver.url);
    for (let n = 0; n < 6; n++) await submitAnAttempt();
    const log = { error: () => undefined };
    const workers = await Promise.all([
      startWorker(api.connectionString, worker(), log),
      startWorker(api.connectionString, worker(), log),
    ]);
    await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBe(6);
    await Promise.all(workers.map(({ stop }) => stop()));
    await receiver.close();

    expect(receiver.received).toHaveLength(6);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(6);
  });

  it('is told nothing of what did not happen', async () => {
    const receiver = await startHookReceiver();
    await create(receiver.url);
    const respondent = await startRespondent(api);
    await respondent.submit();
    await work();
    await receiver.close();

    expect(await deliveries()).toEqual([]);
  });

  it('is told nothing while it is off, and gets a new key that the old one does not match', async () => {
    const receiver = await startHookReceiver();
    const { signingKey, webhook } = await create(receiver.url);
    const update = (isEnabled: boolean) =>
      run('mutation ($input: UpdateWebhookInput!) { updateWebhook(input: $input) { __typename } }', {
        input: { webhook: webhook.id, url: webhook.url, events: ['ATTEMPT_SUBMITTED'], isEnabled },
      });
    await update(false);
    await submitAnAttempt();
    expect(await deliveries()).toEqual([]);

    await update(true);
    const rotated = await run(
      'mutation ($id: ID!) { rotateWebhookKey(input: { webhook: $id }) { ... on SigningWebhook { signingKey } } }',
      { id: webhook.id },
    );
    await run('mutation ($id: ID!) { sendTestEvent(input: { webhook: $id }) { __typename } }', { id: webhook.id });
    await work();
    await receiver.close();

    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    expect(() => new Verifier(rotated.signingKey).verify(body, headers)).not.toThrow();
    expect(() => new Verifier(signingKey).verify(body, headers)).toThrow();
  });

  it('has a key that is written down nowhere', async () => {
    const { signingKey } = await create('http://127.0.0.1:9/hook');
    const stored = JSON.stringify([
      await api.database.webhook.findMany(),
      await api.database.auditEntry.findMany({ where: { action: { startsWith: 'webhook.' } } }),
      api.logged,
    ]);

    expect(stored).toContain('webhook.create');
    expect(stored).not.toContain(signingKey);
    expect(stored).not.toContain(signingKey.replace('whsec_', ''));
  });
});
