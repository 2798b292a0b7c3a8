import { type RowLayout, type RowSlot, rowByte } from '../scoring/row-layout.ts';

/** Copies the row of answers that begins at `offset` to the start of `into`. */
export type RowTranslator = (rows: Uint8Array, offset: number, into: Uint8Array) => void;

/**
 * Prepares to read rows of one layout where another is expected: placements by their ids, options by theirs. Null where
 * scored answers stand at the same places in both, as they do when only the orientation differs. Throws RangeError where
 * a placement or an option of the target is not in the source: then they belong to different structures.
 */
export function prepareToTranslate(from: RowLayout, to: RowLayout): RowTranslator | null {
  const sources = new Map(from.slots.map((slot) => [slot.placement, slot]));
  const scored = to.slots.filter(({ competency }) => competency !== null);
  const pairs = scored.map((slot) => ({ slot, source: requireSource(sources, slot) }));
  if (pairs.every(({ slot, source }) => slot.at === source.at && isSameOptions(slot, source))) return null;
  const moves = pairs.map(({ slot, source }) => (slot.multiple ? moveMask(source, slot) : moveByte(source, slot)));
  return (rows, offset, into) => {
    for (const move of moves) move(rows, offset, into);
  };
}

const isSameOptions = (one: RowSlot, other: RowSlot) =>
  one.options.length === other.options.length && one.options.every((option, place) => other.options[place] === option);

function requireSource(sources: ReadonlyMap<string, RowSlot>, { placement, multiple, options }: RowSlot): RowSlot {
  const source = sources.get(placement);
  if (source?.multiple !== multiple) throw new RangeError(`rows of another structure: placement ${placement}`);
  if (source.options.length !== options.length || !options.every((option) => source.options.includes(option)))
    throw new RangeError(`rows of another structure: options of placement ${placement}`);
  return source;
}

function moveByte(source: RowSlot, slot: RowSlot): RowTranslator {
  const bytes = Uint8Array.from({ length: rowByte.firstOption + source.options.length }, (_, byte) =>
    byte < rowByte.firstOption
      ? byte
      : rowByte.firstOption + slot.options.indexOf(source.options[byte - rowByte.firstOption] as string),
  );
  return (rows, offset, into) => {
    into[slot.at] = bytes[rows[offset + source.at] as number] as number;
  };
}

function moveMask(source: RowSlot, slot: RowSlot): RowTranslator {
  const places = source.options.map((option) => slot.options.indexOf(option));
  return (rows, offset, into) => {
    into.fill(0, slot.at + 1, slot.at + slot.byteLength);
    into[slot.at] = rows[offset + source.at] as number;
    places.forEach((place, bit) => {
      const isTicked = (rows[offset + source.at + 1 + (bit >> 3)] as number) & (1 << (bit & 7));
      const at = slot.at + 1 + (place >> 3);
      if (isTicked) into[at] = (into[at] as number) | (1 << (place & 7));
    });
  };
}
