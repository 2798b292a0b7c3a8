import type { AnswerCells } from './answer-cells.ts';
import { quantileOf } from './describe-scores.ts';
import { listSeconds, secondsPlaces } from './time-bins.ts';

/** What all attempts, complete or not, did with a question. */
export interface AnswerCounts {
  placement: string;
  /** attempts that were shown the question and answered it */
  n: number;
  skipped: number;
  notPresented: number;
  /** median of those whose time is known; null where none is, and of cells that keep no times */
  medianSeconds: number | null;
  /** share: of those who answered; null where nobody did */
  options: readonly { option: string; n: number; share: number | null }[];
}

/** Counts per question of the layout. */
export function countAnswers(cells: AnswerCells): AnswerCounts[] {
  const { questions, firstOptions } = cells.layout;
  return questions.map(({ placement, options }, question) => {
    const skipped = cells.skipped[question] as number;
    const notPresented = cells.notPresented[question] as number;
    const n = cells.n - skipped - notPresented;
    return {
      placement,
      n,
      skipped,
      notPresented,
      medianSeconds: quantileOf(listSeconds(cells.seconds, question * secondsPlaces), 0.5),
      options: options.map((option, index) => {
        const chosen = cells.chosen[(firstOptions[question] as number) + index] as number;
        return { option, n: chosen, share: n === 0 ? null : chosen / n };
      }),
    };
  });
}
