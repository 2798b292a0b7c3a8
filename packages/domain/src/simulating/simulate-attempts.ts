import type { Form } from '../publishing/form.ts';
import type { ScoringModel } from '../publishing/scoring-model.ts';
import type { Responses } from '../scoring/responses.ts';
import { answerCarelessly, drawCarelessness } from './answer-carelessly.ts';
import { answerQuestion } from './answer-question.ts';
import { prepareToDrawAbilities } from './draw-abilities.ts';
import { drawQuestions } from './draw-questions.ts';
import { drawSegments, type SimulatedSegment } from './draw-segments.ts';
import { createRandom, type Random } from './random.ts';
import type { SimulationSettings } from './simulation-settings.ts';

/** An attempt that nobody made, as far as those that people make go. */
export interface SimulatedAttempt {
  /** skipped placements are there, without options */
  responses: Responses;
  /** placement id → ms */
  durationsMs: Record<string, number>;
  /** segment id → option id */
  segments: Record<string, string>;
  locale: string;
  startedAt: Date;
  submittedAt: Date;
}

export interface Simulation {
  form: Form;
  model: ScoringModel;
  /** those of the publication, the most frequent first */
  locales: readonly string[];
  settings: SimulationSettings;
  /** attempts are submitted from here on … */
  from: Date;
  /** … and before this, more of them towards the end */
  until: Date;
}

/** The share of the usual time that somebody needs who does not read, and to skip a question. */
const pace = { careless: 0.25, skipping: 0.4 };

/**
 * Draws questions and segments, and gives a function that makes the nth attempt: always the same one, whichever were made
 * before. Throws ImpossibleCorrelations.
 */
export function prepareToSimulate(simulation: Simulation): (nth: number) => SimulatedAttempt {
  const { form, model, settings } = simulation;
  const competencyCount = model.competencies.length;
  const drawAbilities = prepareToDrawAbilities(competencyCount, settings.correlation);
  const questions = drawQuestions(form, model, settings.seed);
  const segmentQuestions = drawSegments(form, competencyCount, settings);
  const localeWeights = simulation.locales.map((_, place) => 1 / (1 + place) ** 2);
  const random = createRandom(`people ${settings.seed}`);

  return (nth) => {
    random.restart(nth);
    const submittedAt = drawMoment(simulation, random);
    const locale = simulation.locales[random.weighted(localeWeights)] as string;
    const abilities = drawAbilities(random);
    const segments = chooseSegments(segmentQuestions, settings.shareWithoutSegment, abilities, random);
    const person = { abilities, preference: random.normal() };
    const carelessness = random.uniform() < settings.shareCareless ? drawCarelessness(random) : null;
    const ownPace = (carelessness ? pace.careless : 1) * Math.exp(0.3 * random.normal());
    // Most people skip nearly nothing, and a few skip much: their shares are distributed exponentially.
    const ownShareSkipped = -settings.shareSkipped * Math.log(1 - random.uniform());

    const answers: Record<string, string[]> = {};
    const durationsMs: Record<string, number> = {};
    let total = 0;
    for (const question of questions) {
      const isSkipped = !question.required && random.uniform() < ownShareSkipped;
      const answer = carelessness
        ? answerCarelessly(question, carelessness, random)
        : answerQuestion(question, person, random);
      const durationMs = Math.ceil(
        question.usualTimeMs * ownPace * (isSkipped ? pace.skipping : 1) * Math.exp(0.4 * random.normal()),
      );
      answers[question.placement] = isSkipped ? [] : answer;
      durationsMs[question.placement] = durationMs;
      total += durationMs;
    }
    const startedAt = new Date(submittedAt.getTime() - total);
    return { responses: { answers }, durationsMs, segments, locale, startedAt, submittedAt };
  };
}

function drawMoment({ from, until }: Simulation, random: Random): Date {
  return new Date(from.getTime() + Math.floor((until.getTime() - from.getTime()) * random.uniform() ** 0.8));
}

/** Chooses options, and shifts the abilities by what they say about a person. */
function chooseSegments(
  segmentQuestions: readonly SimulatedSegment[],
  shareWithout: number,
  abilities: Float64Array,
  random: Random,
): Record<string, string> {
  const segments: Record<string, string> = {};
  for (const { id, options, weights } of segmentQuestions) {
    const option = options[random.weighted(weights)];
    if (random.uniform() < shareWithout || !option) continue;
    segments[id] = option.id;
    option.shifts.forEach((shift, competency) => {
      abilities[competency] = (abilities[competency] as number) + shift;
    });
  }
  return segments;
}
