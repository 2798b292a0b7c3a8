/**
 * Shares of one whole, rounded to whole percents that add up to 100: each is rounded down, and what is missing goes to
 * those that lost most, of equal ones to the first (the method of the largest remainder). Shares that are not one whole,
 * or not all known, stay as they are.
 */
export function wholePercents<Share extends number | null>(shares: readonly Share[]): readonly (Share | number)[] {
  const known = shares.filter((share): share is Share & number => share !== null);
  const sum = known.reduce<number>((before, share) => before + share, 0);
  if (known.length < shares.length || Math.abs(sum - 1) > 1e-9) return shares;
  const floors = known.map((share) => Math.floor(100 * share));
  const missing = 100 - floors.reduce((before, floor) => before + floor, 0);
  const lost = (index: number) => 100 * (known[index] ?? 0) - (floors[index] ?? 0);
  const raised = new Set([...floors.keys()].sort((one, other) => lost(other) - lost(one)).slice(0, missing));
  return floors.map((floor, index) => (floor + (raised.has(index) ? 1 : 0)) / 100);
}
