import type { Answer } from './answer-keeper.ts';
import type { AttemptToTake, PlacementToTake } from './attempt-operations.ts';

/** One question on its own screen. */
export interface Step {
  /** 1, 2, 3 … over the whole form */
  number: number;
  sectionTitle: string;
  placement: PlacementToTake;
}

export function stepsOf({ form }: Pick<AttemptToTake, 'form'>): Step[] {
  return form.sections
    .flatMap(({ title, placements }) => placements.map((placement) => ({ sectionTitle: title, placement })))
    .map((step, index) => ({ ...step, number: index + 1 }));
}

/** Answered or deliberately skipped. */
export function isDone(answer: Answer | undefined): boolean {
  return answer !== undefined && (answer.skipped || answer.options.length > 0);
}

export function isAnswered(answer: Answer | undefined): boolean {
  return answer !== undefined && answer.options.length > 0;
}

/** Where a respondent who comes back goes on: the first question that is open, else the end. */
export function findNextOpenStep(steps: readonly Step[], answers: Readonly<Record<string, Answer>>): number | 'finish' {
  return steps.find(({ placement }) => !isDone(answers[placement.id]))?.number ?? 'finish';
}
