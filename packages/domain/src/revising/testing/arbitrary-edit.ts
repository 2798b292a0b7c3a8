import fc from 'fast-check';
import type { Assessment } from '../../content/assessment.ts';
import type { Framework } from '../../content/framework.ts';
import { type Question, questionTypes } from '../../content/question.ts';

/** Everything that freezing an assessment depends on. */
export interface World {
  assessment: Assessment;
  questions: Question[];
  framework: Framework;
}

type Edit = (world: World) => void;

const optional = new Set(['help', 'description', 'basis', 'orientation', 'value']);
const records = new Set(['targets', 'weights']);
/** The identity of a document stays as long as it lives; another framework is no edit of the same content. */
const fixed = new Set(['slug', 'bank', 'framework']);

/** One edit at an arbitrary place that keeps keys unique: a number, a text, an entry more, less or elsewhere. */
export const arbitraryEdit = (parts: readonly (keyof World)[]): fc.Arbitrary<Edit> =>
  fc.record({ place: fc.nat(), fresh: fc.integer({ min: 1000, max: 9_999_999 }) }).map(({ place, fresh }) =>
    Object.assign(
      (world: World) => {
        const edits = parts.flatMap((part) => [...editsWithin(world[part], { path: [part], world, fresh })]);
        edits[place % edits.length]?.();
      },
      { [fc.toStringMethod]: () => `edit ${place} with ${fresh}` },
    ),
  );

interface Place {
  path: readonly string[];
  world: World;
  /** makes new keys unlike all others */
  fresh: number;
}

function* editsWithin(value: unknown, place: Place): Generator<() => void> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value) && place.path.length > 1) yield* editsOfList(value, place);
  for (const [field, inner] of Object.entries(value)) {
    const path = [...place.path, field];
    const isIdentity = fixed.has(field) || (field === 'key' && place.path[0] === 'questions' && path.length === 3);
    if (isIdentity) continue;
    const parent = value as Record<string, unknown>;
    const isOptional =
      optional.has(field) || records.has(place.path.at(-1) ?? '') || (field === 'role' && 'guides' in parent);
    if (isOptional) yield () => delete parent[field];
    yield* editsOfField(parent, field, { ...place, path });
    yield* editsWithin(inner, { ...place, path });
  }
}

function* editsOfList(list: unknown[], { fresh }: Place): Generator<() => void> {
  if (list.length > 1) yield () => list.reverse();
  for (let at = 0; at < list.length; at++) {
    yield () => list.splice(at, 1);
    if (at > 0) yield () => list.splice(at - 1, 0, ...list.splice(at, 1));
    const entry = list[at];
    if (typeof entry === 'object' && entry !== null && 'key' in entry)
      yield () => list.splice(at, 0, { ...withoutEntries(structuredClone(entry)), key: `new-${fresh}` });
  }
}

/** A section without its questions, a competency without those below it: their keys exist once. */
function withoutEntries(entry: object): object {
  return { ...entry, ...('placements' in entry && { placements: [] }), ...('children' in entry && { children: [] }) };
}

function* editsOfField(parent: Record<string, unknown>, field: string, place: Place): Generator<() => void> {
  const value = parent[field];
  const set = (next: unknown) => () => {
    parent[field] = next;
  };
  const { world, fresh } = place;
  if (typeof value === 'boolean') yield set(!value);
  if (typeof value === 'number') yield* [set(value + 1), set(value / 2), set(0)];
  if (typeof value !== 'string') return;
  if (field === 'type') yield* value === 'forced-choice' ? [] : questionTypes.map(set);
  else if (field === 'competency') yield* competencyKeys(world.framework).map(set);
  else if (field === 'question') yield* unplaced(world).map(set);
  else yield set(field === 'key' || field === 'role' || field === 'stage' ? `new-${fresh}` : `${value} anew`);
}

function competencyKeys({ competencies }: Framework): string[] {
  return competencies.flatMap(({ key, children }) => [key, ...children.map((child) => child.key)]);
}

function unplaced({ assessment, questions }: World): string[] {
  const placed = new Set(assessment.sections.flatMap(({ placements }) => placements.map(({ question }) => question)));
  return questions.map(({ bank, key }) => `${bank}/${key}`).filter((reference) => !placed.has(reference));
}
