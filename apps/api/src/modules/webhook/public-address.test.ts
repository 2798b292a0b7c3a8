import { describe, expect, it } from 'vitest';
import { findPublicAddresses, isPublic, readWebhookUrl } from './public-address.ts';

const nobody = async () => [];
const find = (url: string, resolve: (hostname: string) => Promise<string[]> = nobody) =>
  findPublicAddresses(readWebhookUrl(url), { privateAddresses: false, resolve });

describe('an address that webhooks must not go to', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://192.0.0.1/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[fd12:3456::1]/',
    'http://[ff02::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:db8::1]/',
  ])('is refused: %s', async (url) => {
    await expect(find(url)).rejects.toThrow(/not on the public internet/);
  });

  it.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'https://user:password@example.org/',
    'javascript:alert(1)',
    'example.org',
    '',
  ])('is refused for its form: %s', (url) => {
    expect(() => readWebhookUrl(url)).toThrow();
  });

  it('is refused when one of several answers of the name service is private', async () => {
    await expect(find('https://hooks.example/', async () => ['93.184.216.34', '10.0.0.5'])).rejects.toThrow(
      /10\.0\.0\.5/,
    );
    await expect(find('https://localhost/', async () => ['127.0.0.1', '::1'])).rejects.toThrow(/public internet/);
    await expect(find('https://nowhere.example/')).rejects.toThrow(/no address/);
  });
});

describe('a public address', () => {
  it.each(['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111', '::ffff:1.1.1.1'])('is let through: %s', (address) => {
    expect(isPublic(address)).toBe(true);
  });

  it('is given as it was resolved, to be connected to', async () => {
    expect(await find('https://hooks.example/', async () => ['93.184.216.34'])).toEqual(['93.184.216.34']);
  });
});
