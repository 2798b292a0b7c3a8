import { InvalidInput, invalidInputOf } from '../../graphql/studio-errors.ts';
import { type Content, type ContentKind, contentSchemas, keyOf } from './document-kind.ts';

/** A whole assessment with hundreds of questions stays far below, in characters of JSON. */
const longestContent = 1_000_000;

/** Content that somebody sent, as the domain's schema of its kind describes it; throws InvalidInput with every problem. */
export function readInputContent(kind: ContentKind, given: unknown): Content {
  const parsed = contentSchemas[kind].safeParse(given);
  if (!parsed.success) throw invalidInputOf(parsed.error, ['content']);
  if (JSON.stringify(parsed.data).length > longestContent) {
    const message = `A document takes at most ${longestContent} characters; divide it.`;
    throw new InvalidInput([{ path: ['content'], message }]);
  }
  return parsed.data;
}

/** Content for a document that exists: its key stays, because publications and responses refer to it. */
export function readChangedContent(kind: ContentKind, key: string, given: unknown): Content {
  const content = readInputContent(kind, given);
  if (keyOf(kind, content) === key) return content;
  const message = `The key of this ${kind} is "${key}" and stays: published forms and other documents refer to it.`;
  throw new InvalidInput([{ path: ['content', kind === 'question' ? 'key' : 'slug'], message }]);
}
