import type { Database } from '../../../db/client.ts';
import { aViewer, executeAs } from '../../../testing/staff.ts';

const typeNames = {
  questions: 'Question',
  guides: 'Guide',
  assessments: 'Assessment',
  frameworks: 'Framework',
  questionBanks: 'QuestionBank',
};
export type ListName = keyof typeof typeNames;

interface Listing {
  filter?: object;
  order?: string;
  trashed?: boolean;
  first?: number;
  last?: number;
  after?: string | null;
  before?: string | null;
}

/** One page of a list as a viewer gets it, with these fields of each document. */
export async function listPage(database: Database, name: ListName, variables: Listing, fields = 'key') {
  const type = typeNames[name];
  const { data, errors } = await executeAs(
    database,
    aViewer('viewer'),
    `query List(
      $filter: ${type}Filter, $order: ${type}Order, $trashed: Boolean,
      $first: Int, $last: Int, $after: String, $before: String
    ) {
      list: ${name}(
        filter: $filter, order: $order, trashed: $trashed, first: $first, last: $last, after: $after, before: $before
      ) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { node { ${fields} } } }
    }`,
    { ...variables },
  );
  return { list: data?.list, errors };
}

/** The keys on all pages, forwards or backwards, in the order of the list; `between` runs after each page. */
export async function listAll(
  database: Database,
  name: ListName,
  { isBackwards = false, size = 100, ...listing }: Listing & { isBackwards?: boolean; size?: number },
  between: () => Promise<unknown> = async () => undefined,
): Promise<string[]> {
  const keys: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = isBackwards ? { last: size, before: cursor } : { first: size, after: cursor };
    const { list, errors } = await listPage(database, name, { ...listing, ...page });
    if (errors) throw new Error(JSON.stringify(errors));
    const found = list.edges.map(({ node }: { node: { key: string } }) => node.key);
    if (isBackwards) keys.unshift(...found);
    else keys.push(...found);
    if (!(isBackwards ? list.pageInfo.hasPreviousPage : list.pageInfo.hasNextPage)) return keys;
    cursor = isBackwards ? list.pageInfo.startCursor : list.pageInfo.endCursor;
    await between();
  }
}
