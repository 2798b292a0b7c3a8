export type ImageType = 'png' | 'jpeg' | 'webp' | 'avif' | 'gif';

/** What the bytes themselves say they are, whatever a header or a name claims; undefined for all else, SVG included. */
export function recogniseImage(bytes: Buffer): ImageType | undefined {
  const latin = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (latin(0, 8) === '\x89PNG\r\n\x1a\n' && latin(12, 16) === 'IHDR') return 'png';
  if (latin(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (/^GIF8[79]a$/.test(latin(0, 6))) return 'gif';
  if (latin(0, 4) === 'RIFF' && latin(8, 12) === 'WEBP') return 'webp';
  if (latin(4, 8) === 'ftyp' && brandsOf(bytes).includes('avif')) return 'avif';
  return undefined;
}

/** The major and the compatible brands of an ISO media file; none if its first box ends beyond the file. */
function brandsOf(bytes: Buffer): string[] {
  const end = bytes.readUInt32BE(0);
  if (end < 16 || end > bytes.length) return [];
  const brands = [bytes.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(bytes.toString('latin1', at, at + 4));
  return brands;
}
