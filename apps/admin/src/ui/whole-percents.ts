/**
 * Shares of one whole, rounded to whole percents that add up to 100: each is rounded down, and what is missing goes to those
 * that lost most (the method of the largest remainder). Where that would part equal shares, and where they are not one whole
 * or not all known, they stay as they are, and each is rounded by itself.
 */
export function wholePercents<Share extends number | null>(shares: readonly Share[]): readonly (Share | number)[] {
  const known = shares.filter((share): share is Share & number => share !== null);
  const sum = known.reduce<number>((before, share) => before + share, 0);
  if (known.length < shares.length || Math.abs(sum - 1) > 1e-9) return shares;
  const floors = known.map((share) => Math.floor(100 * share));
  let missing = 100 - floors.reduce((before, floor) => before + floor, 0);
  const raised = new Set<number>();
  const equals = [...Map.groupBy(known, (share) => share.toFixed(9)).entries()];
  const lost = (share: string) => (100 * Number(share)) % 1;
  for (const [share, those] of equals.sort(([one], [other]) => lost(other) - lost(one))) {
    if (missing === 0) break;
    if (those.length > missing) return shares;
    missing -= those.length;
    for (const [index, one] of known.entries()) if (one.toFixed(9) === share) raised.add(index);
  }
  return floors.map((floor, index) => (floor + (raised.has(index) ? 1 : 0)) / 100);
}
