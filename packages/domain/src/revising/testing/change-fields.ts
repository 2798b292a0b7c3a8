import { type JsonContent, withValueAt } from '../content-path.ts';

/** New values by their place, as in `{ 'options.b.value': 4 }`; null takes something away. */
export type Edits = Readonly<Record<string, unknown>>;

export function changeFields(content: unknown, edits: Edits): JsonContent {
  return Object.entries(edits).reduce<JsonContent>(
    (changed, [place, value]) => withValueAt(changed, place.split('.'), value),
    content as JsonContent,
  );
}
