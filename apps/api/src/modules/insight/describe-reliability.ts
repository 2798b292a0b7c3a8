import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { overallStandardError } from '@yardstick/domain/scoring/measurement-error.ts';
import type { CoOccurrenceCells } from '@yardstick/domain/statistics/co-occurrence-cells.ts';
import { estimateReliability, type ScoreReliability } from '@yardstick/domain/statistics/estimate-reliability.ts';
import { keysOf } from '@yardstick/domain/statistics/question-key.ts';
import { wholeForm } from './cell-layouts.ts';
import { suppressed } from './describe-distribution.ts';
import type { AnswerGroup } from './read-cells.ts';
import type { ReliabilityCell } from './reliability.type.ts';
import { memoFor } from './remember.ts';

/** A group's answers, and those of every class that it can be told apart from; null where those were not read. */
export interface JudgedAnswers {
  own: AnswerGroup | undefined;
  all: readonly AnswerGroup[] | null;
}

const isSmall = (n: number, k: number) => n > 0 && n < k;

/**
 * Whether statistics of the people who answered every question may be shown beside those of everybody: whoever left
 * something out must be nobody or enough people, too, in every class.
 */
export function mayShowComplete({ own, all }: JudgedAnswers, k: number): boolean {
  if (!own?.cells || own.cells.n < k) return false;
  return [own, ...(all ?? [])].every(
    ({ n, cells }) => cells !== null && !isSmall(n - cells.n, k) && !isSmall(cells.n, k),
  );
}

const estimatesUnder = memoFor((model: ScoringModel) =>
  memoFor((cells: CoOccurrenceCells) => estimateReliability(cells, keysOf(cells.layout, model))),
);

/** The same cells are asked about for themselves and for the overall score. */
export function estimateFor(group: AnswerGroup | undefined, model: ScoringModel): ScoreReliability | null {
  return group?.cells ? estimatesUnder(model)(group.cells) : null;
}

/** `judge` gives the answers to the questions of a competency, or of all scored ones. */
export function describeReliability(
  competency: string,
  judge: (competency: string) => JudgedAnswers,
  { model, k }: { model: ScoringModel; k: number },
): ReliabilityCell {
  const judged = judge(competency);
  if (!mayShowComplete(judged, k)) return suppressed;
  const estimate = estimateFor(judged.own, model);
  if (!estimate) return suppressed;
  if (competency !== wholeForm) return { kind: 'visible', ...estimate };
  const errors = model.competencies.map(({ key, weight }) => {
    const part = judge(key);
    const isShown = mayShowComplete(part, k);
    return { weight, standardError: isShown ? (estimateFor(part.own, model)?.standardError ?? null) : null };
  });
  return { kind: 'visible', ...estimate, standardError: overallStandardError(errors) };
}
