import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { type Form, placementsOf } from '@yardstick/domain/publishing/form.ts';
import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { countAnswers } from '@yardstick/domain/statistics/count-answers.ts';
import { describeQuestions } from '@yardstick/domain/statistics/describe-questions.ts';
import { estimateReliabilityIfDeleted } from '@yardstick/domain/statistics/estimate-reliability.ts';
import type { Cell, SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import { keysOf } from '@yardstick/domain/statistics/question-key.ts';
import { shareByQuartile } from '@yardstick/domain/statistics/share-by-quartile.ts';
import { type QuestionWarning, warnOfQuestion } from '@yardstick/domain/statistics/warn-of-questions.ts';
import { type JudgedScores, judgeCounts, mayShowScores, suppressed } from './describe-distribution.ts';
import { type JudgedAnswers, mayShowComplete } from './describe-reliability.ts';
import type { AnswerGroup } from './read-cells.ts';
import { memo } from './remember.ts';

export interface OptionRow {
  id: string;
  key: string;
  label: string;
  value: number;
  n: number | null;
  share: number | null;
  restCorrelation: number | null;
  quartileShares: () => Promise<number[] | null>;
}

export interface QuestionRow {
  n: number;
  mean: number | null;
  standardDeviation: number | null;
  difficulty: number | null;
  itemRestCorrelation: number | null;
  alphaIfDeleted: number | null;
  answered: number | null;
  skipped: number | null;
  notPresented: number | null;
  medianSeconds: number | null;
  warnings: QuestionWarning[];
  options: OptionRow[];
}

export interface PlacementRow {
  placement: string;
  position: number;
  bank: string;
  key: string;
  prompt: string;
  competency: string;
  isReversed: boolean;
  statistics: Cell<QuestionRow> | SuppressedCell;
}

interface Sources {
  form: Form;
  model: ScoringModel;
  locale: string;
  k: number;
  answersOf: (competency: string) => JudgedAnswers;
  scoresOf: (competency: string) => Promise<JudgedScores>;
}

/** The scored questions of a form in its order, those of one competency or all. */
export function describePlacements(sources: Sources, competency: string | null): PlacementRow[] {
  const { form, model, locale } = sources;
  const tables = new Map<string, Map<string, QuestionRow>>();
  return placementsOf(form).flatMap(({ id, question }, place) => {
    const scored = model.placements.find(({ placement }) => placement === id);
    if (!scored || (competency !== null && scored.competency !== competency)) return [];
    const table = tables.get(scored.competency) ?? describeTable(sources, scored.competency);
    tables.set(scored.competency, table);
    const row = table.get(id);
    return {
      placement: id,
      position: place + 1,
      bank: question.bank,
      key: question.key,
      prompt: textIn(question.prompt, [locale]),
      competency: scored.competency,
      isReversed: scored.reversed,
      statistics: row ? { kind: 'visible', ...row } : suppressed,
    };
  });
}

/** Placement → its row; empty where the competency must not be told of. */
function describeTable(
  { form, model, locale, k, answersOf, scoresOf }: Sources,
  competency: string,
): Map<string, QuestionRow> {
  const judged = answersOf(competency);
  const { own, all } = judged;
  if (!own?.cells || !mayShowComplete(judged, k)) return new Map();
  const { layout } = own.cells;
  const questions = describeQuestions(own.cells, keysOf(layout, model));
  const counts = countAnswers(own.answers);
  const ifDeleted = estimateReliabilityIfDeleted(own.cells, keysOf(layout, model));
  const placements = new Map(placementsOf(form).map((placement) => [placement.id, placement.question]));
  const quartiles = memo(async () => {
    const scores = await scoresOf(competency);
    return mayShowScores(scores, k) && scores.own ? shareByQuartile(scores.own) : null;
  });
  return new Map(
    questions.map((statistics, index) => {
      const { placement, n, itemRestCorrelation } = statistics;
      const first = layout.firstOptions[index] as number;
      const options = layout.questions[index]?.options ?? [];
      const isTold = judgeCounts(
        all?.map((group) => countsOf(group, first, options.length)) ?? null,
        options.length,
        k,
      );
      const missing = judgeCounts(all?.map((group) => missingOf(group, index)) ?? null, 3, k);
      const values = model.placements.find((scored) => scored.placement === placement)?.values ?? {};
      const known = placements.get(placement)?.options ?? [];
      const rows = known.map(({ id, key, label }): OptionRow => {
        const at = options.indexOf(id);
        const described = statistics.options[at];
        const chosen = counts[index]?.options[at];
        const isVisible = isTold[at] ?? false;
        return {
          id,
          key,
          label: textIn(label, [locale]),
          value: values[id] ?? 0,
          n: isVisible ? (chosen?.n ?? 0) : null,
          share: isVisible ? (chosen?.share ?? null) : null,
          restCorrelation: isVisible ? (described?.restCorrelation ?? null) : null,
          quartileShares: async () => {
            const shares = all?.length === 1 ? (await quartiles())?.slice(first, first + options.length) : undefined;
            if (!shares || !isVisible) return null;
            const perQuarter = [0, 1, 2, 3].map((quarter) => shares.map((option) => option[quarter]?.choosers ?? 0));
            if (!judgeCounts(perQuarter, options.length, k)[at]) return null;
            return shares[at]?.map(({ share }) => share ?? 0) ?? null;
          },
        };
      });
      const row: QuestionRow = {
        n,
        mean: statistics.mean,
        standardDeviation: statistics.standardDeviation,
        difficulty: statistics.difficulty,
        itemRestCorrelation,
        alphaIfDeleted: ifDeleted[index]?.alpha ?? null,
        answered: missing[0] ? (counts[index]?.n ?? 0) : null,
        skipped: missing[1] ? (counts[index]?.skipped ?? 0) : null,
        notPresented: missing[2] ? (counts[index]?.notPresented ?? 0) : null,
        medianSeconds: counts[index]?.medianSeconds ?? null,
        warnings: warnOfQuestion(itemRestCorrelation, n),
        options: rows,
      };
      return [placement, row] as const;
    }),
  );
}

/** Attempts by chosen option of one question. */
function countsOf({ answers }: AnswerGroup, first: number, count: number): number[] {
  return [...answers.chosen.subarray(first, first + count)];
}

/** Attempts that answered a question, skipped it, were not shown it. */
function missingOf({ answers }: AnswerGroup, question: number): number[] {
  const [skipped, notPresented] = [answers.skipped[question] ?? 0, answers.notPresented[question] ?? 0];
  return [answers.n - skipped - notPresented, skipped, notPresented];
}
