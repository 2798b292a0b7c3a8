import type { Responses } from '../scoring/responses.ts';
import type { CellLayout } from './cell-layout.ts';

/** What was done with each question of a layout: the numbers of the chosen options ascending, or why there are none. */
export type Answer = readonly number[] | 'skipped' | 'not-presented';

/** Throws RangeError on options that a question does not have, or several of a single choice. */
export function readAnswers(layout: CellLayout, { answers, notPresented = [] }: Responses): Answer[] {
  return layout.questions.map(({ placement, multiple, options }, question) => {
    const chosen = new Set(answers[placement] ?? []);
    if (chosen.size === 0) return notPresented.includes(placement) ? 'not-presented' : 'skipped';
    if (chosen.size > 1 && !multiple) throw new RangeError(`placement ${placement} takes one option`);
    const numbers = options.flatMap((option, index) =>
      chosen.has(option) ? [(layout.firstOptions[question] as number) + index] : [],
    );
    if (numbers.length < chosen.size) throw new RangeError(`placement ${placement} has no such option`);
    return numbers;
  });
}

/** The chosen options of all questions, ascending; null unless every question is answered. */
export function completeChoices(answers: readonly Answer[]): number[] | null {
  const chosen: number[] = [];
  for (const answer of answers) {
    if (typeof answer === 'string') return null;
    chosen.push(...answer);
  }
  return chosen;
}
