interface Reference {
  how: string;
  document: { kind: string; key: string };
}

/** Documents that refer to another, each once by its first place, with every way in which it does and how often. */
export function groupReferences<Found extends Reference>(references: readonly Found[]): Found[] {
  const byDocument = Map.groupBy(references, ({ document }) => `${document.kind} ${document.key}`);
  return [...byDocument.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const ways = Map.groupBy([first, ...others], ({ how }) => how);
    return [
      {
        ...first,
        how: [...ways].map(([how, { length }]) => (length > 1 ? `${how} (${length} times)` : how)).join('; '),
      },
    ];
  });
}
