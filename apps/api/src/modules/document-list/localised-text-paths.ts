import { localisedTextSchema } from '@yardstick/domain/content/localised-text.ts';
import { type TextPath, textPathsOf } from '@yardstick/domain/content/text-paths.ts';
import { type ContentKind, contentKinds, contentSchemas } from '../document/document-kind.ts';

const isLocalisedText = (schema: unknown) => schema === localisedTextSchema;

/** Where documents of each kind hold texts. */
export const localisedTextPaths = Object.fromEntries(
  contentKinds.map((kind) => [kind, textPathsOf(contentSchemas[kind], isLocalisedText)]),
) as Record<ContentKind, TextPath[]>;
