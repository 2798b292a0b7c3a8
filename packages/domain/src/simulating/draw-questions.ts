import type { Form, FormPlacement } from '../publishing/form.ts';
import { placementsOf } from '../publishing/form.ts';
import type { ScoredPlacement, ScoringModel } from '../publishing/scoring-model.ts';
import { createRandom, type Random } from './random.ts';

interface AnyQuestion {
  placement: string;
  required: boolean;
  /** option ids as respondents see them */
  options: readonly string[];
  /** of attentive people, in ms */
  usualTimeMs: number;
}

/**
 * Samejima's graded-response model: P(at least category k) = 1 / (1 + exp(−a (θ − b_k))) (F. Samejima, "Estimation of
 * latent ability using a response pattern of graded scores", 1969).
 */
export interface GradedQuestion extends AnyQuestion {
  kind: 'graded';
  /** place of the competency in the scoring model */
  competency: number;
  discrimination: number;
  /** ascending, one fewer than categories */
  thresholds: readonly number[];
  /** from the least of the competency to the most; options of one value are one category */
  categories: readonly (readonly string[])[];
}

/** Each option is ticked or not, by a model of its own; those that count against the competency the other way round. */
export interface TickedQuestion extends AnyQuestion {
  kind: 'ticked';
  competency: number;
  ticks: readonly { option: string; discrimination: number; threshold: number }[];
}

/** The positive pole is preferred with probability 1 / (1 + exp(−a (φ − b))), φ the person's preference. */
export interface PoleQuestion extends AnyQuestion {
  kind: 'poles';
  discrimination: number;
  threshold: number;
  positive: readonly string[];
  negative: readonly string[];
}

export type SimulatedQuestion = GradedQuestion | TickedQuestion | PoleQuestion;

/** Draws how each question of a form behaves, by seed and question alone: wherever it is placed, it behaves the same. */
export function drawQuestions(form: Form, model: ScoringModel, seed: number): SimulatedQuestion[] {
  const competencies = new Map(model.competencies.map(({ key }, place) => [key, place]));
  const scored = new Map(model.placements.map((placement) => [placement.placement, placement]));
  const orienting = new Map(model.orientation?.placements.map(({ placement, poles }) => [placement, poles]));
  return placementsOf(form).flatMap((placement): SimulatedQuestion[] => {
    const random = createRandom(`question ${seed} ${placement.question.id}`);
    const common = {
      placement: placement.id,
      required: placement.required,
      options: placement.question.options.map(({ id }) => id),
      usualTimeMs: 11_000 * Math.exp(0.3 * random.normal()),
    };
    const discrimination = drawDiscrimination(random);
    const poles = orienting.get(placement.id);
    if (poles) {
      const [positive, negative] = [1, -1].map((pole) => common.options.filter((option) => poles[option] === pole));
      const threshold = 0.4 * random.normal();
      return [
        { ...common, kind: 'poles', discrimination, threshold, positive: positive ?? [], negative: negative ?? [] },
      ];
    }
    const key = scored.get(placement.id);
    const competency = key && competencies.get(key.competency);
    if (key === undefined || competency === undefined) return [];
    if (key.multiple) return [{ ...common, kind: 'ticked', competency, ticks: drawTicks(placement, key, random) }];
    const categories = categoriesOf(key);
    const thresholds = drawThresholds(categories.length, random);
    return [{ ...common, kind: 'graded', competency, discrimination, thresholds, categories }];
  });
}

/** Around what published scales have: mostly between 0.9 and 2.2. */
const drawDiscrimination = (random: Random) => 1.4 * Math.exp(0.25 * random.normal());

/** Evenly over the middle of the people, shifted by how hard the question is. */
function drawThresholds(categoryCount: number, random: Random): number[] {
  const difficulty = 0.4 * random.normal();
  const count = categoryCount - 1;
  return Array.from({ length: Math.max(0, count) }, (_, place) => {
    const middle = count < 2 ? 0 : -1.4 + (2.8 * place) / (count - 1);
    return difficulty + middle + 0.15 * random.normal();
  }).sort((one, other) => one - other);
}

function categoriesOf({ values, reversed }: ScoredPlacement): string[][] {
  const byValue = Map.groupBy(Object.keys(values).sort(), (option) => (reversed ? -1 : 1) * (values[option] ?? 0));
  return [...byValue].sort(([one], [other]) => one - other).map(([, options]) => options);
}

function drawTicks({ question }: FormPlacement, { values, reversed }: ScoredPlacement, random: Random) {
  return question.options.map(({ id }) => {
    const counts = (values[id] ?? 0) * (reversed ? -1 : 1);
    return {
      option: id,
      discrimination: Math.sign(counts) * drawDiscrimination(random),
      threshold: 0.8 * random.normal(),
    };
  });
}
