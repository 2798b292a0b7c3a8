import { InvalidInput } from '../../graphql/studio-errors.ts';

/** How many documents one act may touch. */
const mostDocumentsAtOnce = 500;

/** Throws InvalidInput for a list of documents that one act cannot take. */
export function refuseUnusableList(ids: readonly string[]): void {
  if (ids.length > 0 && ids.length <= mostDocumentsAtOnce && new Set(ids).size === ids.length) return;
  const message = `Name 1 to ${mostDocumentsAtOnce} documents, each once.`;
  throw new InvalidInput([{ path: ['ids'], message }]);
}
