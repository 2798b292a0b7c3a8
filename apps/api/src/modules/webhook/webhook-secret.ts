import { createHmac } from 'node:crypto';

interface Signed {
  id: string;
  secretVersion: number;
}

/** The secret of a webhook, derived from the installation's: it is stored nowhere, and a new version makes another. */
export function webhookSecret(secret: string, { id, secretVersion }: Signed): string {
  return `whsec_${createHmac('sha256', secret).update(`webhook:${id}:${secretVersion}`).digest('base64')}`;
}

/** The signature that the Standard Webhooks specification asks for: https://www.standardwebhooks.com */
export function signWebhook(webhookKey: string, message: { id: string; timestamp: number; body: string }): string {
  const key = Buffer.from(webhookKey.replace('whsec_', ''), 'base64');
  const signed = createHmac('sha256', key).update(`${message.id}.${message.timestamp}.${message.body}`);
  return `v1,${signed.digest('base64')}`;
}
