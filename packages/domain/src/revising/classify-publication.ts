/** Content hashes of what a publication of an assessment freezes. */
export interface FrozenHashes {
  structureHash: string;
  formHash: string;
  scoringModelHash: string;
}

export type PublicationClass = 'nothing-new-to-score' | 'new-scoring-model' | 'new-form';

/**
 * What publishing would mean for scores. A form that only reads otherwise has nothing new to score; `new-form` is one of
 * another structure, or the first.
 */
export function classifyPublication(published: FrozenHashes | null, next: FrozenHashes): PublicationClass {
  if (published?.structureHash !== next.structureHash) return 'new-form';
  return published.scoringModelHash === next.scoringModelHash ? 'nothing-new-to-score' : 'new-scoring-model';
}
