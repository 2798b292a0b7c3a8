import http from 'node:http';
import https from 'node:https';
import { isIPv6 } from 'node:net';

const timeoutMs = 10_000;
const longestAnswer = 64 * 1024;

interface Post {
  url: URL;
  /** connected to as it is: the name is not looked up again */
  address: string;
  headers: Record<string, string>;
  body: string;
}

/** Sends a body and gives the status of the answer; redirects are not followed. Rejects when no answer comes in time. */
export function postWebhook({ url, address, headers, body }: Post): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      lookup: (_hostname, options, callback) => {
        const family = isIPv6(address) ? 6 : 4;
        if (options.all) callback(null, [{ address, family }]);
        else callback(null, address, family);
      },
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
    });
    request.on('error', reject);
    request.on('response', (response) => {
      let received = 0;
      response.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received > longestAnswer) response.destroy();
      });
      response.on('error', reject);
      response.on('close', () => resolve(response.statusCode ?? 0));
    });
    request.end(body);
  });
}
