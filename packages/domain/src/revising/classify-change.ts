/**
 * What publishing a change makes: at most a reworded form (cosmetic), a new scoring model of the same structure
 * (scoring), or a new structure, whose results are not comparable by themselves (structural).
 */
export type Classification = 'cosmetic' | 'scoring' | 'structural';

/** One thing that differs between two versions of a document, in the subject's terms. */
export interface SemanticChange {
  /** field names outermost first; entries of a list by their key, as in `['bands', 'steady', 'from']` */
  path: readonly string[];
  classification: Classification;
  /** English, on one line, without a full stop */
  sentence: string;
  /** null where there was nothing; section keys where a question moved between sections */
  before: unknown;
  /** null where there is nothing any more */
  after: unknown;
}

const ascending: readonly Classification[] = ['cosmetic', 'scoring', 'structural'];

/** The classification of the changes together; null without a change. */
export function strongestClassification(changes: readonly SemanticChange[]): Classification | null {
  return (
    ascending.findLast((classification) => changes.some((change) => change.classification === classification)) ?? null
  );
}
