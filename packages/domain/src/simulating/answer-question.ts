import type { PoleQuestion, SimulatedQuestion, TickedQuestion } from './draw-questions.ts';
import type { Random } from './random.ts';

/** A simulated person who reads the questions. */
export interface AttentivePerson {
  /** in the order of the competencies of the scoring model */
  abilities: Float64Array;
  /** how much the positive pole of forced-choice questions attracts */
  preference: number;
}

/** Chooses options as the model of the question says. */
export function answerQuestion(question: SimulatedQuestion, person: AttentivePerson, random: Random): string[] {
  if (question.kind === 'poles') return choosePole(question, person.preference, random);
  const ability = person.abilities[question.competency] as number;
  if (question.kind === 'ticked') return tickOptions(question, ability, random);
  // P(logistic < a (θ − b_k)) is the model's probability of at least category k, and one draw serves all thresholds.
  const reached = ability + random.logistic() / question.discrimination;
  let category = 0;
  while (category < question.thresholds.length && (question.thresholds[category] as number) < reached) category++;
  return [oneOf(question.categories[category] ?? [], random)];
}

function tickOptions({ ticks }: TickedQuestion, ability: number, random: Random): string[] {
  const chosen: string[] = [];
  let nearest = { option: '', liking: Number.NEGATIVE_INFINITY };
  for (const { option, discrimination, threshold } of ticks) {
    const liking = discrimination * (ability - threshold) + random.logistic();
    if (liking > 0) chosen.push(option);
    if (liking > nearest.liking) nearest = { option, liking };
  }
  // Nothing ticked would be no answer.
  return chosen.length > 0 ? chosen : [nearest.option];
}

function choosePole(question: PoleQuestion, preference: number, random: Random): string[] {
  const isPositive = random.logistic() < question.discrimination * (preference - question.threshold);
  const [preferred, other] = isPositive
    ? [question.positive, question.negative]
    : [question.negative, question.positive];
  return [oneOf(preferred.length > 0 ? preferred : other, random)];
}

function oneOf(options: readonly string[], random: Random): string {
  return options[options.length > 1 ? random.place(options.length) : 0] as string;
}
