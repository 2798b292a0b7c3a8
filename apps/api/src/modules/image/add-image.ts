import { createHash } from 'node:crypto';
import type { Database } from '../../db/client.ts';
import { type Act, recordAct } from '../audit/record-act.ts';
import { type ImageType, recogniseImage } from './recognise-image.ts';

/** The largest image that is taken: a guide is read on telephones. */
export const largestImageBytes = 5 * 1024 * 1024;

interface StoredImage {
  id: string;
  type: ImageType;
}

/** Bytes that are no picture of a kind that every browser shows. */
export class NotAnImage extends Error {
  override readonly message = 'This is no PNG, JPEG, WebP, AVIF or GIF image. Save it as one of them and try again.';
}

/** Keeps a picture for good, once however often it is brought; throws NotAnImage. */
export async function addImage(database: Database, bytes: Buffer, act: Act): Promise<StoredImage> {
  const type = recogniseImage(bytes);
  if (!type) throw new NotAnImage();
  const id = createHash('sha256').update(bytes).digest('hex');
  const { actor } = act;
  await database.$transaction(async (transaction) => {
    const { count } = await transaction.image.createMany({
      data: {
        id,
        type,
        bytes: new Uint8Array(bytes),
        byteLength: bytes.length,
        createdAt: act.at,
        actorKind: actor.kind,
        actorId: actor.id,
        actorName: actor.name,
      },
      skipDuplicates: true,
    });
    if (count > 0)
      await recordAct(transaction, act, [
        {
          action: 'image.add',
          summary: `brought in an image of ${Math.ceil(bytes.length / 1024)} KB`,
          details: { id, type },
        },
      ]);
  });
  return { id, type };
}
