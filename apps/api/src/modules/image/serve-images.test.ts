import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { apiKeyFor, type Staff } from '../../testing/staff.ts';
import { renderMarkdown } from '../guide/render-markdown.ts';

let api: ApiUnderTest;
let editor: Staff;
let picture: Buffer;
beforeAll(async () => {
  api = await startApi();
  editor = await apiKeyFor(api, 'editor');
  picture = await readFile(new URL('../../../../../docs/images/result.png', import.meta.url));
});
afterAll(() => api.close());

const bring = async (headers: Record<string, string>, body: BodyInit) => {
  const response = await fetch(`${api.url}/studio/images`, {
    method: 'POST',
    headers: { 'content-type': 'image/png', ...headers },
    body,
  });
  return { status: response.status, body: (await response.json()) as { url?: string; errors?: { message: string }[] } };
};
const bytesOf = (buffer: Buffer) => new Uint8Array(buffer);

describe('images', () => {
  it('are served to everybody as they were brought, for good, and are one when brought twice', async () => {
    const first = await bring(editor.headers, bytesOf(picture));
    const second = await bring(editor.headers, bytesOf(picture));

    expect(first).toEqual({ status: 201, body: { url: expect.stringMatching(/^\/images\/[0-9a-f]{64}\.png$/) } });
    expect(second.body).toEqual(first.body);
    expect(await api.database.image.count()).toBe(1);
    expect(await api.database.auditEntry.count({ where: { action: 'image.add' } })).toBe(1);
    const served = await fetch(api.url + first.body.url);
    expect(Buffer.from(await served.arrayBuffer()).equals(picture)).toBe(true);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
    });
    const again = await fetch(api.url + first.body.url, {
      headers: { 'if-none-match': served.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    expect(renderMarkdown(`![A result](${first.body.url})`).html).toContain(`src="${first.body.url}"`);
  });

  it('are what their bytes say: a page with the name of a picture is refused', async () => {
    const page = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const answer = await bring({ ...editor.headers, 'content-type': 'image/svg+xml' }, page);

    expect(answer.status).toBe(415);
    expect(answer.body.errors?.[0]?.message).toContain('no PNG, JPEG, WebP, AVIF or GIF');
    expect((await bring({ ...editor.headers, 'content-type': 'text/html' }, page)).status).toBe(415);
  });

  it('are refused when they are too large', async () => {
    const large = Buffer.concat([picture, Buffer.alloc(5 * 1024 * 1024)]);
    expect((await bring(editor.headers, bytesOf(large))).status).toBe(413);
  });

  it('come from editors alone, and nothing is kept of others', async () => {
    const before = await api.database.image.count();
    const viewer = await apiKeyFor(api, 'viewer');
    const other = bytesOf(Buffer.concat([picture, Buffer.from('!')]));

    expect((await bring({}, other)).status).toBe(401);
    expect((await bring({ authorization: 'Bearer ys_wrong' }, other)).status).toBe(401);
    expect((await bring(viewer.headers, other)).status).toBe(403);
    expect(await api.database.image.count()).toBe(before);
  });

  it('are not found by anything but their whole address', async () => {
    const { body } = await bring(editor.headers, bytesOf(picture));
    for (const name of ['/images/a.png', '/images/..%2fsecret', body.url?.replace('.png', '.gif')])
      expect((await fetch(api.url + name)).status).toBe(404);
  });
});
