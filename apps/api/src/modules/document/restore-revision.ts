import { PathNotFound } from '@yardstick/domain/revising/content-path.ts';
import { restoreField } from '@yardstick/domain/revising/restore-field.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { type SavedDraft, saveDraft } from './save-draft.ts';

interface Restoring {
  id: string;
  /** number of the revision to bring back */
  revision: number;
  /** of one field to bring back; everything when left out */
  path?: readonly string[] | null | undefined;
  /** number of the revision that the caller sees as the newest */
  basedOn: number;
}

/**
 * Brings an earlier revision, or one field of it, back as the next revision, merged with what others saved since
 * `basedOn` as any save is. Throws NotFound, InvalidInput and SaveConflict.
 */
export async function restoreRevision(
  context: StudioContext,
  { id, revision, path, basedOn }: Restoring,
): Promise<SavedDraft> {
  const at = (number: number) =>
    context.database.revision.findUnique({ where: { documentId_number: { documentId: id, number } } });
  const [earlier, base] = await Promise.all([at(revision), at(basedOn)]);
  if (!earlier) throw new InvalidInput([{ path: ['revision'], message: `There is no revision ${revision}.` }]);
  if (!base) throw new InvalidInput([{ path: ['basedOn'], message: `There is no revision ${basedOn}.` }]);
  const isWhole = !path || path.length === 0;
  const content = isWhole ? earlier.content : fieldRestored(base.content, earlier.content, [...path]);
  const what = isWhole ? 'Restored' : `Restored ${path.join(' → ')} from`;
  return saveDraft(context, {
    id,
    basedOn,
    content,
    summary: `${what} revision ${revision}`,
    action: 'document.restore',
  });
}

function fieldRestored(current: unknown, from: unknown, path: string[]) {
  try {
    return restoreField({ current, from, path });
  } catch (error) {
    if (!(error instanceof PathNotFound)) throw error;
    throw new InvalidInput([{ path: ['path'], message: `${error.message}, neither then nor now.` }]);
  }
}
