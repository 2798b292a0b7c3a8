import type { Database } from '../../../db/client.ts';
import { aViewer, executeAs } from '../../../testing/staff.ts';

const searchQuery = `query Search($text: String!, $kinds: [SearchKind!], $first: Int, $after: String, $last: Int, $before: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage endCursor hasPreviousPage startCursor } edges { node {
      document { kind key } competencyKey
      title { text matches { from to } } excerpt { text matches { from to } } } } } }`;
export interface Marked {
  text: string;
  matches: { from: number; to: number }[];
}
interface Result {
  document: { kind: string; key: string };
  competencyKey: string | null;
  title: Marked;
  excerpt: Marked | null;
}

/** One page of a search as a viewer gets it, with the names of the results: keys, of competencies `framework#key`. */
export async function searchAsViewer(database: Database, text: string, more: object = {}) {
  const { data, errors } = await executeAs(database, aViewer('viewer'), searchQuery, { text, ...more });
  const results: Result[] = data?.search?.edges.map(({ node }: { node: Result }) => node) ?? [];
  return { page: data?.search, results, errors, keys: results.map(nameOf) };
}
const nameOf = ({ document, competencyKey }: Result) => [document.key, competencyKey].filter(Boolean).join('#');
/** What is marked in an excerpt. */
export const marked = ({ text, matches }: Marked) => matches.map(({ from, to }) => text.slice(from, to));
