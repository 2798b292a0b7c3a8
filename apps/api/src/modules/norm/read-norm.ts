import { type NormSnapshot, normSnapshotSchema } from '@yardstick/domain/scoring/percentile-rank.ts';
import type { Database } from '../../db/client.ts';

export type { NormSnapshot };

/** The newest norm snapshot of a scoring model; null while there is none. One statement. */
export async function readNorm(
  database: Pick<Database, 'normSnapshot'>,
  scoringModelId: string,
): Promise<NormSnapshot | null> {
  const row = await database.normSnapshot.findFirst({ where: { scoringModelId }, orderBy: { createdAt: 'desc' } });
  return row && normSnapshotSchema.parse(row.content);
}
