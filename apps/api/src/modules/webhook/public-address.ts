import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/** An address that webhooks must not go to; the message says why. */
export class AddressRefused extends Error {}

/** Resolves a name to its addresses. */
export type Resolve = (hostname: string) => Promise<string[]>;

const resolveBySystem: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);

/** The address of a webhook, if its form will do: http or https, no credentials. Throws AddressRefused. */
export function readWebhookUrl(given: string): URL {
  if (given.length > 2000 || !URL.canParse(given))
    throw new AddressRefused('This is no address; write one such as https://example.org/hook.');
  const url = new URL(given);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new AddressRefused('An address begins with https:// or http://.');
  if (url.username || url.password) throw new AddressRefused('An address holds no user name or password.');
  return url;
}

/**
 * The IP addresses that a host may be reached at, every one of them public; connect to these and to nothing that a second
 * look-up says. Throws AddressRefused.
 */
export async function findPublicAddresses(
  { hostname }: Pick<URL, 'hostname'>,
  { privateAddresses, resolve = resolveBySystem }: { privateAddresses: boolean; resolve?: Resolve },
): Promise<string[]> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const addresses = ipaddr.isValid(host) ? [host] : await resolve(host).catch(() => []);
  if (addresses.length === 0) throw new AddressRefused(`${host} has no address.`);
  const refused = privateAddresses ? undefined : addresses.find((address) => !isPublic(address));
  if (refused)
    throw new AddressRefused(
      `${host} leads to ${refused}, which is not on the public internet; webhooks do not go there.`,
    );
  return addresses;
}

/** Whether an address is one of the public internet; addresses that wrap another are judged by that. */
export function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv6) {
    if (address.isIPv4MappedAddress()) return isPublic(address.toIPv4Address().toString());
    const range = address.range();
    // NAT64, 6to4 and Teredo carry an IPv4 address that may be private.
    if (range === 'rfc6052' || range === '6to4' || range === 'teredo') return false;
    return range === 'unicast';
  }
  return address.range() === 'unicast';
}
