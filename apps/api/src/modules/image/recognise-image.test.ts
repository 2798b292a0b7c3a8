import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { recogniseImage } from './recognise-image.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

describe('the type of an image', () => {
  it('is read from a picture that a browser made', async () => {
    const picture = await readFile(new URL('../../../../../docs/images/result.png', import.meta.url));
    expect(recogniseImage(picture)).toBe('png');
  });

  it.each([
    ['jpeg', '\xff\xd8\xff\xe0\0\x10JFIF\0'],
    ['gif', 'GIF87a\x01\0\x01\0'],
    ['gif', 'GIF89a\x01\0\x01\0'],
    ['webp', 'RIFF\x1a\0\0\0WEBPVP8L'],
    ['avif', '\0\0\0\x14ftypavif\0\0\0\0mif1'],
    ['avif', '\0\0\0\x18ftypmif1\0\0\0\0miafavif'],
  ])('is %s by the signature of its specification', (type, start) => {
    expect(recogniseImage(latin(start))).toBe(type);
  });

  it.each([
    ['nothing', ''],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a page that names a picture', '<!doctype html>\x89PNG\r\n\x1a\n'],
    ['PDF', '%PDF-1.7'],
    ['a signature of PNG without its header', '\x89PNG\r\n\x1a\n<html><body>'],
    ['sound in the container of WebP', 'RIFF\x24\0\0\0WAVEfmt '],
    ['a film in the container of AVIF', '\0\0\0\x14ftypisom\0\0\0\0mp41'],
    ['AVIF whose first box ends beyond the file', '\xff\xff\xff\xffftypavif\0\0\0\0mif1'],
    ['AVIF that is cut off', '\0\0\0\x14ftyp'],
  ])('is not told for %s', (_what, start) => {
    expect(recogniseImage(latin(start))).toBeUndefined();
  });
});
