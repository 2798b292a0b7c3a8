import type { ScoringModel } from '../publishing/scoring-model.ts';
import type { CellLayout } from '../statistics/cell-layout.ts';
import { type CoOccurrenceCells, countOf } from '../statistics/co-occurrence-cells.ts';

/** Places of the layout's questions of which no published model has the same values. */
export function findNewlyValued(
  { questions }: CellLayout,
  model: ScoringModel,
  published: readonly ScoringModel[],
): number[] {
  const valuesOf = ({ placements }: ScoringModel, placement: string) =>
    placements.find((candidate) => candidate.placement === placement)?.values ?? {};
  return questions.flatMap(({ placement, options }, place) => {
    const own = valuesOf(model, placement);
    const isKnown = published.some((other) => {
      const values = valuesOf(other, placement);
      return options.every((option) => values[option] === own[option]);
    });
    return isKnown ? [] : [place];
  });
}

/**
 * Whether means and SDs under free values of these questions tell numbers of people under k: values can be chosen so that
 * a mean is the number of those who chose one option, and an SD that of those who chose two.
 */
export function tellsFew(cells: CoOccurrenceCells, questions: readonly number[], k: number): boolean {
  const { firstOptions, questions: all } = cells.layout;
  const options = questions.flatMap((question) => {
    const first = firstOptions[question] ?? 0;
    return (all[question]?.options ?? []).map((_, place) => first + place);
  });
  const isSmall = (n: number) => n > 0 && n < k;
  return options.some((one, place) =>
    options.slice(place).some((other) => {
      const [both, first, second] = [
        countOf(cells, one, other),
        countOf(cells, one, one),
        countOf(cells, other, other),
      ];
      return [both, first - both, second - both, cells.n - first - second + both].some(isSmall);
    }),
  );
}
