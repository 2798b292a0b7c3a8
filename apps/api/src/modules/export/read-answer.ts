import { placementsOf } from '@yardstick/domain/publishing/form.ts';
import { type RowSlot, rowByte } from '@yardstick/domain/scoring/row-layout.ts';
import type { NamedQuestion, ReadCell } from './export-columns.ts';
import type { Chunk, Part } from './read-counted.ts';

interface Option {
  id: string;
  key: string;
}

/** Options are joined as an import takes them. */
const betweenOptions = '|';

/** A reader of the chosen options of a question in words of `nameOption`; null where the form does not ask it. */
export function prepareAnswer(
  part: Part,
  question: NamedQuestion,
  nameOption: (option: Option) => string,
): ReadCell | null {
  const found = findQuestion(part, question);
  if (!found) return null;
  const { slot, options } = found;
  const names = slot.options.map((id) => nameOption(options.find((option) => option.id === id) ?? { id, key: id }));
  if (!slot.multiple) return readSingle(part, slot, names);
  const inOrder = options.map(({ id }) => slot.options.indexOf(id)).filter((number) => number >= 0);
  return (chunk, place) => {
    const at = slotAt(part, slot, place);
    if (chunk.content[at] !== rowByte.answered) return null;
    const chosen = inOrder.filter((number) => isTicked(chunk, at, number)).map((number) => names[number]);
    return chosen.join(betweenOptions);
  };
}

/** A reader of what the answer to a question counts, before reversal; several chosen options are added up. */
export function prepareValue(part: Part, question: NamedQuestion): ReadCell | null {
  const found = findQuestion(part, question);
  if (!found) return null;
  const { slot, placement } = found;
  const { placements, orientation } = part.scoringModel.content;
  const key =
    placements.find((scored) => scored.placement === placement)?.values ??
    orientation?.placements.find((orienting) => orienting.placement === placement)?.poles;
  if (!key) return null;
  const values = slot.options.map((option) => key[option] ?? null);
  if (!slot.multiple) return readSingle(part, slot, values);
  return (chunk, place) => {
    const at = slotAt(part, slot, place);
    if (chunk.content[at] !== rowByte.answered) return null;
    return values.reduce<number>((sum, value, number) => sum + (isTicked(chunk, at, number) ? (value ?? 0) : 0), 0);
  };
}

/** Whether an attempt answers any question. */
export function prepareIsAnswered(part: Part): (chunk: Chunk, place: number) => boolean {
  const { row } = part.layout;
  return (chunk, place) =>
    row.slots.some((slot) => (chunk.content[slotAt(part, slot, place)] ?? 0) >= rowByte.answered);
}

function findQuestion({ form, layout }: Part, { bank, key }: NamedQuestion) {
  const asked = placementsOf(form.content).find(({ question }) => question.bank === bank && question.key === key);
  const slot = layout.row.slots.find(({ placement }) => placement === asked?.id);
  return asked && slot ? { slot, placement: asked.id, options: asked.question.options } : null;
}

function readSingle<T extends string | number | null>(part: Part, slot: RowSlot, ofOption: readonly T[]): ReadCell {
  return (chunk, place) => {
    const byte = chunk.content[slotAt(part, slot, place)] ?? 0;
    return byte < rowByte.answered ? null : (ofOption[byte - rowByte.firstOption] ?? null);
  };
}

const slotAt = ({ layout }: Part, slot: RowSlot, place: number) => place * layout.byteLength + layout.rowAt + slot.at;

const isTicked = ({ content }: Chunk, at: number, number: number) =>
  ((content[at + 1 + (number >> 3)] ?? 0) & (1 << (number & 7))) !== 0;
