import type { Form } from '@yardstick/domain/publishing/form.ts';
import { placementsOf } from '@yardstick/domain/publishing/form.ts';
import {
  InvalidInput,
  TooManyOptions,
  UnknownOption,
  UnknownPlacement,
  UnknownSegment,
  UnknownSegmentOption,
} from './attempt.errors.ts';
import type { StoredResponse, StoredResponses, StoredSegments } from './stored-responses.ts';

const longestDurationMs = 24 * 60 * 60 * 1000;

export interface ResponseInput {
  placement: string;
  options: readonly string[];
  skipped?: boolean | null | undefined;
  durationMs?: number | null | undefined;
}

export interface SegmentInput {
  segment: string;
  option: string;
}

/** Checks responses against the form that they answer; gives them as they are stored, or throws what is wrong. */
export function checkResponses(form: Form, inputs: readonly ResponseInput[]): StoredResponses {
  const placements = new Map(placementsOf(form).map((placement) => [placement.id, placement]));
  const checked = new Map<string, StoredResponse>();
  inputs.forEach((input, index) => {
    const placement = placements.get(input.placement);
    if (!placement) throw new UnknownPlacement(input.placement);
    if (checked.has(input.placement)) {
      throw new InvalidInput(
        ['responses', String(index)],
        `Placement "${input.placement}" is answered twice in one request. Nothing was saved.`,
      );
    }
    checked.set(input.placement, checkResponse(placement.question, input, index));
  });
  return Object.fromEntries(checked);
}

function checkResponse(
  question: { type: string; options: readonly { id: string }[] },
  { placement, options, skipped, durationMs }: ResponseInput,
  index: number,
): StoredResponse {
  for (const option of options) {
    if (!question.options.some(({ id }) => id === option)) throw new UnknownOption(placement, option);
  }
  const chosen = [...new Set(options)];
  if (chosen.length > 1 && question.type !== 'multiple-choice') throw new TooManyOptions(placement);
  if (skipped && chosen.length > 0) {
    throw new InvalidInput(
      ['responses', String(index), 'skipped'],
      `Placement "${placement}" cannot be skipped and answered at once. Nothing was saved.`,
    );
  }
  if (durationMs !== null && durationMs !== undefined && (durationMs < 0 || durationMs > longestDurationMs)) {
    throw new InvalidInput(
      ['responses', String(index), 'durationMs'],
      `A duration lies between 0 and ${longestDurationMs} milliseconds, not ${durationMs}. Nothing was saved.`,
    );
  }
  return {
    options: chosen,
    ...(skipped && { skipped: true as const }),
    ...(durationMs !== null && durationMs !== undefined && { durationMs }),
  };
}

/** Checks answers to segment questions; gives them as they are stored, or throws what is wrong. */
export function checkSegments(form: Form, inputs: readonly SegmentInput[]): StoredSegments {
  const entries = inputs.map(({ segment, option }) => {
    const question = form.segments.find(({ id }) => id === segment);
    if (!question) throw new UnknownSegment(segment);
    if (!question.options.some(({ id }) => id === option)) throw new UnknownSegmentOption(segment, option);
    return [segment, option] as const;
  });
  return Object.fromEntries(entries);
}
