/** An attempt whose overall score another scoring would change. */
export interface MovedAttempt {
  id: string;
  before: number;
  after: number;
}

/** Keeps the attempts that move most, of equal ones those that came first. */
export interface MostMoved {
  /** an attempt must move by more than this to be kept */
  threshold: number;
  keep: (moved: MovedAttempt) => void;
  /** most moved first */
  list: () => MovedAttempt[];
}

const distance = ({ before, after }: MovedAttempt) => Math.abs(after - before);

export function createMostMoved(most: number): MostMoved {
  const kept: MovedAttempt[] = [];
  return {
    threshold: most > 0 ? 0 : Number.POSITIVE_INFINITY,
    keep(moved) {
      const behind = kept.findIndex((other) => distance(other) < distance(moved));
      kept.splice(behind < 0 ? kept.length : behind, 0, moved);
      kept.length = Math.min(kept.length, most);
      const last = kept[most - 1];
      if (last) this.threshold = distance(last);
    },
    list: () => [...kept],
  };
}
