/**
 * What one person answered: placement id → chosen option ids.
 * A placement that is absent, or has no options, was skipped; `notPresented` lists those never shown.
 */
export interface Responses {
  answers: Readonly<Record<string, readonly string[]>>;
  notPresented?: readonly string[];
}

/** The same responses in the one form they are hashed in: options as sorted sets, and nothing said of the skipped. */
export function canonicaliseResponses({ answers, notPresented = [] }: Responses): Required<Responses> {
  const answered = Object.entries(answers).filter(([, options]) => options.length > 0);
  return {
    answers: Object.fromEntries(answered.map(([placement, options]) => [placement, sortedSet(options)])),
    notPresented: sortedSet(notPresented),
  };
}

function sortedSet(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}
