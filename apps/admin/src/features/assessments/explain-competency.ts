import { type Form, placementsOf } from '@yardstick/domain/publishing/form.ts';
import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';

/** Where the score of a competency comes from, question by question; `share` is null for a skipped one. */
export function explainCompetency(
  form: Form,
  model: ScoringModel,
  competency: string,
  answers: Readonly<Record<string, readonly string[]>>,
) {
  const questions = new Map(placementsOf(form).map(({ id, question }) => [id, question]));
  return model.placements
    .filter((placement) => placement.competency === competency)
    .map(({ placement, values, weight, reversed, multiple }) => {
      const question = questions.get(placement);
      const all = Object.values(values);
      const sum = (part: readonly number[]) => part.reduce((total, value) => total + value, 0);
      const minimum = multiple ? sum(all.filter((value) => value < 0)) : Math.min(...all);
      const maximum = multiple ? sum(all.filter((value) => value > 0)) : Math.max(...all);
      const chosen = (answers[placement] ?? []).flatMap((option) => values[option] ?? []);
      const value = sum(chosen);
      const part = (value - minimum) / (maximum - minimum);
      return {
        placement,
        prompt: question?.prompt,
        options: question?.options ?? [],
        weight,
        isReversed: reversed,
        isMultiple: multiple,
        minimum,
        maximum,
        value,
        share: chosen.length === 0 ? null : reversed ? 1 - part : part,
      };
    });
}
