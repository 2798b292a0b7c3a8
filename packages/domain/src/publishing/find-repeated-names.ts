export interface PlacedName {
  name: string;
  path: (string | number)[];
}

/** Every entry whose name an earlier one has. */
export function findRepeatedNames(entries: readonly PlacedName[]): PlacedName[] {
  const seen = new Set<string>();
  return entries.filter(({ name }) => seen.size === seen.add(name).size);
}
