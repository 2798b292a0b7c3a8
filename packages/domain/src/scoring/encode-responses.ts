import type { Responses } from './responses.ts';
import { type RowLayout, type RowSlot, rowByte } from './row-layout.ts';

/** What makes responses unfit for a scoring model: they are of another form, or contradict themselves. */
export type ResponseProblem =
  | { code: 'unknown-placement'; placement: string }
  | { code: 'unknown-option'; placement: string; option: string }
  | { code: 'several-options-chosen'; placement: string }
  | { code: 'answered-but-not-presented'; placement: string };

/** Thrown instead of scoring responses that the scoring model does not fit; `problems` names each placement. */
export class UnscorableResponsesError extends Error {
  readonly problems: readonly ResponseProblem[];

  constructor(problems: readonly ResponseProblem[]) {
    super(`the scoring model does not fit these responses: ${problems.map(describe).join('; ')}`);
    this.name = 'UnscorableResponsesError';
    this.problems = problems;
  }
}

/** Writes responses as a row of bytes and returns every problem found; with a problem, the row means nothing. */
export type ResponseWriter = (responses: Responses, into: Uint8Array, offset: number) => ResponseProblem[];

/** Prepares the writing of rows in a layout. A row that does not fit into the target is a RangeError. */
export function createResponseWriter(layout: RowLayout): ResponseWriter {
  const skippedRow = new Uint8Array(layout.byteLength);
  const slots = new Map<string, { slot: RowSlot; numbers: ReadonlyMap<string, number> }>();
  for (const slot of layout.slots) {
    skippedRow[slot.at] = rowByte.skipped;
    slots.set(slot.placement, { slot, numbers: new Map(slot.options.map((option, number) => [option, number])) });
  }

  return (responses, into, offset) => {
    const problems: ResponseProblem[] = [];
    into.set(skippedRow, offset);
    for (const placement of responses.notPresented ?? []) {
      const found = slots.get(placement);
      if (!found) problems.push({ code: 'unknown-placement', placement });
      else into[offset + found.slot.at] = rowByte.notPresented;
    }
    for (const placement of Object.keys(responses.answers)) {
      const chosen = responses.answers[placement] ?? [];
      const found = slots.get(placement);
      if (!found) {
        problems.push({ code: 'unknown-placement', placement });
        continue;
      }
      const { slot, numbers } = found;
      const at = offset + slot.at;
      if (chosen.length > 0 && into[at] === rowByte.notPresented) {
        problems.push({ code: 'answered-but-not-presented', placement });
      }
      for (const option of chosen) {
        const number = numbers.get(option);
        if (number === undefined) problems.push({ code: 'unknown-option', placement, option });
        else if (slot.multiple) tick(into, at, number);
        else if (option === chosen[0] || into[at] === rowByte.firstOption + number)
          into[at] = rowByte.firstOption + number;
        else problems.push({ code: 'several-options-chosen', placement });
      }
    }
    return problems;
  };
}

function tick(into: Uint8Array, at: number, number: number): void {
  into[at] = rowByte.answered;
  const maskByte = at + 1 + (number >> 3);
  into[maskByte] = (into[maskByte] ?? 0) | (1 << (number & 7));
}

function describe(problem: ResponseProblem): string {
  if (problem.code === 'unknown-option') return `option ${problem.option} of placement ${problem.placement} is unknown`;
  if (problem.code === 'unknown-placement') return `placement ${problem.placement} is unknown`;
  if (problem.code === 'several-options-chosen') return `placement ${problem.placement} takes one option`;
  return `placement ${problem.placement} is answered and not presented`;
}
