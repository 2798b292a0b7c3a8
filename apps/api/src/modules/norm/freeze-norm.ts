import type { StudioContext } from '../../graphql/studio-context.ts';
import type { InsightFilter } from '../insight/read-insights.ts';
import type { StoredNorm } from './list-norm-snapshots.ts';

export async function freezeNorm(
  _context: StudioContext,
  _input: { assessment: string; filter?: InsightFilter | null | undefined; group: unknown },
): Promise<StoredNorm> {
  throw new Error('being written');
}
