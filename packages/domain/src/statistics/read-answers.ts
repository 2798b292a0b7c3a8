import type { Responses } from '../scoring/responses.ts';
import type { CellLayout } from './cell-layout.ts';

/** What was done with each question of a layout: the numbers of the chosen options ascending, or why there are none. */
export type Answer = readonly number[] | 'skipped' | 'not-presented';

/** Throws RangeError on options that a question does not have, or several of a single choice. */
export function readAnswers(layout: CellLayout, { answers, notPresented = [] }: Responses): Answer[] {
  return layout.questions.map(({ placement, multiple, options }, question) => {
    const given = answers[placement] ?? [];
    if (given.length === 0) return notPresented.includes(placement) ? 'not-presented' : 'skipped';
    const first = layout.firstOptions[question] as number;
    // Nearly every answer is one option, and counting reads each answer many times.
    const only = given.length === 1 ? options.indexOf(given[0] as string) : -1;
    if (only >= 0) return [first + only];
    const chosen = new Set(given);
    if (chosen.size > 1 && !multiple) throw new RangeError(`placement ${placement} takes one option`);
    const numbers = options.flatMap((option, index) => (chosen.has(option) ? [first + index] : []));
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
