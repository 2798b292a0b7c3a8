import { suppress } from '@yardstick/domain/statistics/privacy.ts';
import type { Database } from '../../db/client.ts';
import type { AssessmentPublication } from '../publishing/published-content.ts';

export type Aggregate =
  | { kind: 'visible'; n: number; mean: number; median: number; standardDeviation: number }
  | { kind: 'suppressed' };
export interface Benchmark {
  overall: Aggregate;
  /** in framework order */
  competencies: Aggregate[];
}
export async function readBenchmark(
  _database: Database,
  _publication: AssessmentPublication,
  _segments: readonly { segment: string; option: string }[],
): Promise<Benchmark> {
  return suppress();
}
