import type { SimulatedQuestion } from './draw-questions.ts';
import type { Random } from './random.ts';

/** How somebody chooses who does not read: always about the same place in the list, or any place. */
export type Carelessness = { kind: 'straight-line'; height: number } | { kind: 'at-random' };

/** Half of the careless draw a straight line. */
export function drawCarelessness(random: Random): Carelessness {
  return random.uniform() < 0.5 ? { kind: 'straight-line', height: random.uniform() } : { kind: 'at-random' };
}

/** Chooses one option, whatever it says. */
export function answerCarelessly({ options }: SimulatedQuestion, carelessness: Carelessness, random: Random): string[] {
  const place =
    carelessness.kind === 'straight-line'
      ? Math.floor(carelessness.height * options.length)
      : random.place(options.length);
  return [options[place] as string];
}
