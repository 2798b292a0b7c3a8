import { parseArgs } from 'node:util';
import {
  type SimulationSettings,
  simulationSettingsSchema,
  usualSettings,
} from '@yardstick/domain/simulating/simulation-settings.ts';
import { z } from 'zod';
import { UnusableSettings } from './simulation.errors.ts';

export const usage = `Usage:
  pnpm simulate <assessment-key> [options]   write attempts that nobody made
  pnpm simulate erase <assessment-key>       erase every simulated attempt at it

Options:
  --attempts 1000         how many
  --seed 1                the same seed makes the same attempts
  --months 12             over how many months
  --until 2026-11-01      the day before which they are submitted; today, in UTC
  --correlation 0.5       between competencies, also --correlation=-0.2; or one for each pair: 0.5,0.4,0.3
  --segment-effect 0.3    how much options of segment questions differ, in standard deviations
  --without-segment 0.15  share of segment questions left unanswered
  --skipped 0.05          share of optional questions skipped
  --careless 0.03         share of people who do not read
`;

export type SimulationWords =
  | { command: 'erase'; assessment: string }
  | {
      command: 'simulate';
      assessment: string;
      attempts: number;
      settings: SimulationSettings;
      from: Date;
      until: Date;
    };

const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'is no number')
  .transform(Number);
const wholeNumber = number.pipe(z.int());
const { correlation, ...limits } = simulationSettingsSchema.shape;

const optionsSchema = z.object({
  attempts: wholeNumber.pipe(z.int().min(1).max(100_000_000)).default(1000),
  months: wholeNumber.pipe(z.int().min(1).max(240)).default(12),
  until: z.iso
    .date()
    .transform((day) => new Date(day))
    .optional(),
  seed: number.pipe(limits.seed).default(usualSettings.seed),
  correlation: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(number))
    .transform((numbers) => (numbers.length === 1 ? numbers[0] : numbers))
    .pipe(correlation)
    .default(usualSettings.correlation),
  'segment-effect': number.pipe(limits.segmentEffect).default(usualSettings.segmentEffect),
  'without-segment': number.pipe(limits.shareWithoutSegment).default(usualSettings.shareWithoutSegment),
  skipped: number.pipe(limits.shareSkipped).default(usualSettings.shareSkipped),
  careless: number.pipe(limits.shareCareless).default(usualSettings.shareCareless),
});

const string = { type: 'string' } as const;

/** What somebody typed after `simulate`; null where it makes no sense. Throws UnusableSettings, which names the option. */
export function readSimulationWords(words: readonly string[], now: Date): SimulationWords | null {
  const parsed = parseWords(words);
  if (!parsed) return null;
  const [first, second, ...more] = parsed.positionals;
  if (first === undefined || more.length > 0) return null;
  if (second !== undefined) {
    const isErasure = first === 'erase' && Object.keys(parsed.values).length === 0;
    return isErasure ? { command: 'erase', assessment: second } : null;
  }
  const options = optionsSchema.safeParse(parsed.values);
  if (!options.success) {
    const [issue] = options.error.issues;
    throw new UnusableSettings(`--${String(issue?.path[0])}: ${issue?.message}`);
  }
  const { attempts, months, seed, correlation: correlations } = options.data;
  const until = options.data.until ?? new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  const from = new Date(until);
  from.setUTCMonth(from.getUTCMonth() - months);
  return {
    command: 'simulate',
    assessment: first,
    attempts,
    from,
    until,
    settings: {
      seed,
      correlation: correlations,
      segmentEffect: options.data['segment-effect'],
      shareWithoutSegment: options.data['without-segment'],
      shareSkipped: options.data.skipped,
      shareCareless: options.data.careless,
    },
  };
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: Object.fromEntries(Object.keys(optionsSchema.shape).map((name) => [name, string])),
    });
  } catch {
    return null;
  }
}
