import type { SemanticChange } from './classify-change.ts';

/** One part of a whole that is weighted. */
export interface Weighting {
  path: readonly string[];
  /** as it counts: 0 for a part that is not there, 1 where no weight is set */
  effective: { before: number; after: number };
  /** without its share, as in `Weight of "Honey" 1 → 2`; null where nobody changed it */
  words: string | null;
  before: unknown;
  after: unknown;
}

interface Whole {
  parts: readonly Weighting[];
  /** `its share`, `its share of the competency` */
  share: string;
  /** what to say at once when every weight was multiplied by the same factor */
  together: { path: readonly string[]; words: string };
}

/** What changed weights do to shares; one sentence where they only grew together and every share stays. */
export function describeWeights({ parts, share, together }: Whole): SemanticChange[] {
  const changed = parts.filter(({ words }) => words !== null);
  const factor = commonFactor(changed);
  if (factor && changed.every((part) => isEqual(sharesOf(part, parts)))) {
    const weights = (side: 'before' | 'after') =>
      Object.fromEntries(changed.map((part) => [part.path.slice(together.path.length).join('/'), part[side]]));
    const sentence = `${together.words} × ${Number(factor.toPrecision(3))}: every share stays`;
    return [
      { path: together.path, classification: 'scoring', sentence, before: weights('before'), after: weights('after') },
    ];
  }
  return changed.map((part) => ({
    path: part.path,
    classification: 'scoring',
    sentence: `${part.words}: ${share} ${formatShares(sharesOf(part, parts))}`,
    before: part.before,
    after: part.after,
  }));
}

/** By which all of several weights were multiplied; null where there is no such factor. */
function commonFactor(parts: readonly Weighting[]): number | null {
  const [factor = 0, ...others] = parts.map(({ effective }) => effective.after / effective.before);
  const isCommon = others.length > 0 && others.every((other) => Math.abs(other / factor - 1) < 1e-9);
  return isCommon && Number.isFinite(factor) && factor !== 1 ? factor : null;
}

type Shares = { before: number; after: number };

function sharesOf({ effective }: Weighting, parts: readonly Weighting[]): Shares {
  const total = (side: 'before' | 'after') => parts.reduce((sum, part) => sum + part.effective[side], 0);
  return {
    before: shareOf(effective.before, total('before')),
    after: shareOf(effective.after, total('after')),
  };
}

function shareOf(weight: number, total: number): number {
  return total > 0 ? weight / total : 0;
}

const isEqual = ({ before, after }: Shares) => Math.abs(before - after) < 1e-9;

/** With as many decimals as it takes to see the difference, up to three. */
function formatShares({ before, after }: Shares): string {
  if (isEqual({ before, after })) return `stays ${formatShare(after)}`;
  for (const decimals of [0, 1, 2, 3]) {
    const [from, to] = [formatShare(before, decimals), formatShare(after, decimals)];
    if (from !== to) return `${from} → ${to}`;
  }
  return `stays about ${formatShare(after)}`;
}

export function formatShare(share: number, decimals = 0): string {
  return `${(100 * share).toFixed(decimals)} %`;
}
