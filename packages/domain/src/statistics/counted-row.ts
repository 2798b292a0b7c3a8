import type { Form } from '../publishing/form.ts';
import type { ScoringModel } from '../publishing/scoring-model.ts';
import { createResponseWriter } from '../scoring/encode-responses.ts';
import type { Responses } from '../scoring/responses.ts';
import { layOutRow, type RowLayout } from '../scoring/row-layout.ts';

/**
 * Where the parts of a counted row stand: a byte per segment question of the form (0: no answer, else 1 + place of the
 * option), the answers as scoring reads them, and a byte per answered slot for the time spent on it (0: not known, else
 * seconds, rounded up, 255 at most).
 */
export interface CountedRowLayout {
  byteLength: number;
  /** segment questions of the form, in its order */
  segments: readonly { id: string; options: readonly string[] }[];
  /** first byte of the answers */
  rowAt: number;
  row: RowLayout;
  /** first byte of the times, in the order of the slots */
  secondsAt: number;
}

/** All that is counted of an attempt besides form, origin, locale and month. */
export interface CountedContent {
  responses: Responses;
  /** segment id → option id */
  segments: Readonly<Record<string, string>>;
  /** placement id → ms */
  durationsMs: Readonly<Record<string, number>>;
}

const longestSeconds = 255;

/** The same for all attempts at a form that were scored by this model. */
export function layOutCountedRow(form: Form, model: ScoringModel): CountedRowLayout {
  const row = layOutRow(model);
  const segments = form.segments.map(({ id, options }) => ({ id, options: options.map((option) => option.id) }));
  const secondsAt = segments.length + row.byteLength;
  return { byteLength: secondsAt + row.slots.length, segments, rowAt: segments.length, row, secondsAt };
}

/** Gives a function that writes a row of `byteLength` bytes. Throws RangeError on what the form does not have. */
export function prepareToWriteRows(layout: CountedRowLayout): (content: CountedContent) => Uint8Array<ArrayBuffer> {
  const writeAnswers = createResponseWriter(layout.row);
  return ({ responses, segments, durationsMs }) => {
    const bytes = new Uint8Array(layout.byteLength);
    layout.segments.forEach(({ id, options }, place) => {
      const option = segments[id];
      if (option === undefined) return;
      const chosen = options.indexOf(option);
      if (chosen < 0) throw new RangeError(`segment ${id} has no option ${option}`);
      bytes[place] = 1 + chosen;
    });
    const problems = writeAnswers(responses, bytes, layout.rowAt);
    if (problems[0]) throw new RangeError(`placement ${problems[0].placement}: ${problems[0].code}`);
    layout.row.slots.forEach(({ placement }, slot) => {
      const seconds = Math.ceil((durationsMs[placement] ?? 0) / 1000);
      bytes[layout.secondsAt + slot] = Math.min(longestSeconds, Math.max(0, seconds));
    });
    return bytes;
  };
}
