import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const dist = new URL('../dist/', import.meta.url);
const page = await readFile(new URL('index.html', dist), 'utf8');

describe('what a browser is sent first', () => {
  it('is at most 150 KB of compressed JavaScript', async () => {
    const scripts = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    const sizes = await Promise.all(scripts.map(async (file) => gzipSync(await readFile(new URL(file, dist))).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150 * 1024);
  });

  it('has no inline script and no inline style, which the server forbids', () => {
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
  });

  it('comes without source maps', async () => {
    const files = await readdir(dist, { recursive: true });
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  });
});
