import { type NormSnapshot, normSnapshotSchema } from '@yardstick/domain/scoring/percentile-rank.ts';
import type { Database } from '../../db/client.ts';

/** A norm snapshot with what is told about it. */
export interface StoredNorm {
  id: string;
  /** number of its scoring model */
  scoringModel: number;
  content: NormSnapshot;
  createdAt: Date;
  /** whether percentiles refer to it */
  isUsed: boolean;
}

/** Those of an assessment, newest first. One statement. */
export async function listNormSnapshots(
  database: Pick<Database, 'normSnapshot'>,
  assessment: string,
): Promise<StoredNorm[]> {
  const rows = await database.normSnapshot.findMany({
    where: { scoringModel: { document: { kind: 'assessment', key: assessment } } },
    include: { scoringModel: { select: { number: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(({ id, scoringModelId, scoringModel, content, createdAt }, place) => ({
    id,
    scoringModel: scoringModel.number,
    content: normSnapshotSchema.parse(content),
    createdAt,
    isUsed: rows.findIndex((row) => row.scoringModelId === scoringModelId) === place,
  }));
}
