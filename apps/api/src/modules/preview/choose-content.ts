import { GraphQLError } from 'graphql';
import type { Database } from '../../db/client.ts';
import { type DeliveredContent, publishedContent } from '../publishing/delivered-content.ts';
import { readPreviewToken } from './preview-token.ts';
import { previewedContent } from './previewed-content.ts';

/** Carries a preview token; a header, because addresses end up in logs. */
export const previewHeader = 'x-yardstick-preview';

/**
 * What a delivery request sees. A token that is not good any more is refused: showing what is published instead would
 * pass for the preview.
 */
export function chooseContent(
  { database, secret }: { database: Database; secret: string },
  token: string | string[] | undefined,
): DeliveredContent {
  if (token === undefined) return publishedContent(database);
  const perspective = typeof token === 'string' ? readPreviewToken(secret, token, new Date()) : null;
  if (perspective) return previewedContent(database, perspective);
  throw new GraphQLError('This preview is over, or its token is mistyped; ask for a new one.', {
    extensions: { code: 'BAD_PREVIEW_TOKEN', http: { status: 401 } },
  });
}
