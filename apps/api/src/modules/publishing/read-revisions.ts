import type { Database } from '../../db/client.ts';

/** Gives the content of a revision; undefined where there is none. */
export type RevisionReader = (documentId: string, number: number) => unknown;

/** Contents of many revisions. One statement at most. */
export async function readRevisions(
  database: Pick<Database, 'revision'>,
  wanted: readonly { documentId: string; number: number }[],
): Promise<RevisionReader> {
  const nameOf = (documentId: string, number: number) => `${documentId} ${number}`;
  const distinct = new Map(
    wanted.map(({ documentId, number }) => [nameOf(documentId, number), { documentId, number }] as const),
  );
  if (distinct.size === 0) return () => undefined;
  const rows = await database.revision.findMany({
    where: { OR: [...distinct.values()] },
    select: { documentId: true, number: true, content: true },
  });
  const contents = new Map<string, unknown>(
    rows.map(({ documentId, number, content }) => [nameOf(documentId, number), content]),
  );
  return (documentId, number) => contents.get(nameOf(documentId, number));
}
