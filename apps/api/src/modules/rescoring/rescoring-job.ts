/** Under which a re-scoring is queued, so that it is queued once. */
export const jobKeyOf = (rescoringId: string) => `rescoring:${rescoringId}`;
