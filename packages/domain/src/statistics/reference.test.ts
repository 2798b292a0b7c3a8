import { describe, expect, it } from 'vitest';
import type { ScoreHistogram } from '../scoring/percentile-rank.ts';
import { countAnswers } from './count-answers.ts';
import { describeQuestions } from './describe-questions.ts';
import { quantileOf, rankScores, summariseScores } from './describe-scores.ts';
import { estimateReliability, estimateReliabilityIfDeleted } from './estimate-reliability.ts';
import { keysOf } from './question-key.ts';
import { type Interval, type Reliability, standardErrorOf } from './reliability.ts';
import { histogramsOf, summariseScoreCells } from './score-cells.ts';
import { countPeople } from './testing/count-people.ts';
import { model, people, readFixture, scales } from './testing/personality-responses.ts';

interface Reference {
  option_frequencies: Record<string, object>;
  complete: Record<string, object>;
}
const reference = (JSON.parse(readFixture('reference.json')) as { datasets: { bfi: Reference } }).datasets.bfi;

const cellsOfScales = countScales();

/** Counts every person of the fixture once, each scale in its own cells. */
function countScales() {
  return Object.keys(scales).map((scale) => {
    const { cells, answers, scores } = countPeople(model, people, scale);
    return { scale, coOccurrence: cells, answers, scores };
  });
}

/** The statistics of the reference that this product does not compute: by key, at any depth. */
const notOffered = new Set(
  [
    ...['average_r', 'median_r', 'var_r', 'signal_noise', 'alpha_ase', 'lambda2_raw', 'lambda2_std', 'lambda6_raw'],
    ...['split_half', 'omega_total', 'r_cor', 'raw_r', 'std_r', 'quantiles_type6', 'sd_population'],
    ...['pr_below', 'pr_at_or_below', 'pr_rank_minus1_over_n_minus1'],
  ].sort(),
);
const missed = new Set<string>();
let compared = 0;

/** Walks everything that the reference says and compares the numbers; ours may say more. */
function expectAgreement(theirs: unknown, ours: unknown, path: string): void {
  if (typeof theirs === 'number') {
    const difference = Math.abs(Number(ours) - theirs) / Math.max(Math.abs(theirs), Number.MIN_VALUE);
    expect({ path, agrees: ours === theirs || difference <= 1e-9, ours }).toEqual({ path, agrees: true, ours });
    compared++;
    return;
  }
  if (typeof theirs !== 'object' || theirs === null) {
    expect({ path, value: ours }).toEqual({ path, value: theirs });
    return;
  }
  for (const [key, value] of Object.entries(theirs)) {
    if (notOffered.has(key)) missed.add(key);
    else expectAgreement(value, (ours as Record<string, unknown> | undefined)?.[key], `${path} ${key}`);
  }
}

describe.each(cellsOfScales)('the reference on real answers: $scale', ({ scale, coOccurrence, answers, scores }) => {
  const { questions } = coOccurrence.layout;
  const keys = keysOf(coOccurrence.layout, model);
  const reliability = estimateReliability(coOccurrence, keys);
  const ifDeleted = estimateReliabilityIfDeleted(coOccurrence, keys);

  it('gives the same reliability, item statistics, quantiles and percentile ranks over complete cases', () => {
    const { complete } = histogramsOf(scores);
    const { min_item, max_item } = { min_item: 1, max_item: 6 };
    const sums = complete.map(([score, n]): [number, number] => [Math.round(5 + score / 4), n]);
    const ranks = rankScores(sums);
    const ours = {
      k: questions.length,
      n_rows: answers.n,
      n_complete: coOccurrence.n,
      n_used: reliability.n,
      n_no_answer: 0,
      min_item,
      max_item,
      ...coefficients(reliability),
      alpha_ci95_feldt: reliability.interval as Interval,
      items: Object.fromEntries(
        describeQuestions(coOccurrence, keys).map((question, place) => {
          const isReversed = keys[place]?.reversed;
          const item = {
            keyed: isReversed ? -1 : 1,
            n: question.n,
            mean: question.mean,
            sd: question.standardDeviation,
            mean_unreversed: isReversed ? 7 - Number(question.mean) : question.mean,
            r_drop: question.itemRestCorrelation,
            alpha_if_dropped: coefficients(ifDeleted[place] as Reliability),
          };
          return [question.placement, item];
        }),
      ),
      total: {
        sum: distribution(sums, reliability.alpha),
        mean: distribution(
          sums.map(([sum, n]) => [sum / 5, n]),
          reliability.alpha,
        ),
        pomp: {
          ...distribution(complete, reliability.alpha),
          mean: reliability.mean,
          sd: reliability.standardDeviation,
          sem: reliability.standardError,
        },
      },
      percentile_ranks: {
        on: 'sum',
        n: coOccurrence.n,
        score: ranks.map(({ score }) => score),
        count: ranks.map(({ count }) => count),
        below: ranks.map(({ below }) => below),
        pr_mid: ranks.map(({ percentileRank }) => percentileRank),
      },
    };
    expectAgreement(reference.complete[scale], ours, scale);
  });

  it('gives the same distribution of the scores from the histogram as from the co-occurrences', () => {
    const { mean, standardDeviation, n } = summariseScores(histogramsOf(scores).complete);
    expectAgreement({ mean, standardDeviation, n }, reliability, scale);
  });

  it('gives the mean and SD of everybody who has a score exactly, without the histogram', () => {
    const { mean, standardDeviation, n } = summariseScores(histogramsOf(scores).all);
    expectAgreement({ mean, standardDeviation, n }, summariseScoreCells(scores), scale);
  });

  it('gives the same option frequencies over everybody who answered', () => {
    for (const { placement, n, skipped, options } of countAnswers(answers)) {
      const { mean, standardDeviation } = summariseScores(options.map(({ option, n }) => [Number(option), n]));
      const ours = {
        n_valid: n,
        n_missing: skipped,
        mean,
        sd: standardDeviation,
        count: Object.fromEntries(options.map(({ option, n }) => [option, n])),
        proportion_of_valid: Object.fromEntries(options.map(({ option, share }) => [option, share])),
      };
      expectAgreement(reference.option_frequencies[placement], ours, placement);
    }
  });
});

it('compares everything that the reference holds for complete cases, but for what is known not to be offered', () => {
  expect([...missed].sort()).toEqual([...notOffered]);
  expect(compared).toBeGreaterThan(1000);
});

function coefficients({ alpha, standardisedAlpha, guttmanLambda6 }: Reliability) {
  return { raw_alpha: alpha, std_alpha: standardisedAlpha, G6_smc: guttmanLambda6 };
}

function distribution(histogram: ScoreHistogram, alpha: number | null) {
  const { n, mean, standardDeviation } = summariseScores(histogram);
  const quantiles = [5, 10, 25, 50, 75, 90, 95].map((percent) => [`p${percent}`, quantileOf(histogram, percent / 100)]);
  return {
    n,
    mean,
    sd: standardDeviation,
    var: (standardDeviation ?? Number.NaN) ** 2,
    min: histogram[0]?.[0],
    max: histogram.at(-1)?.[0],
    quantiles_type7: Object.fromEntries(quantiles),
    sem: standardErrorOf(standardDeviation, alpha),
  };
}
