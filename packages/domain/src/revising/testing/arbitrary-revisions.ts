import fc from 'fast-check';
import { assessmentSchema } from '../../content/assessment.ts';
import { entriesByIdentity, identityOf } from '../../content/entry-identity.ts';
import { frameworkSchema } from '../../content/framework.ts';
import { guideSchema } from '../../content/guide.ts';
import { questionBankSchema, questionSchema } from '../../content/question.ts';
import { arbitraryBundle } from '../../interchange/testing/arbitrary-bundle.ts';
import type { Versions } from '../merge-order.ts';

type Edit = () => void;
type Fields = Record<string, unknown>;

export const schemas = {
  guides: guideSchema,
  frameworks: frameworkSchema,
  banks: questionBankSchema,
  questions: questionSchema,
  assessments: assessmentSchema,
};

const optional = ['help', 'description', 'basis', 'orientation', 'value'];
const changing = fc.record({
  order: fc.constantFrom('as it was', 'as it was', 'reversed', 'turned'),
  edits: fc.array(fc.record({ place: fc.nat(), seed: fc.nat(999) }), { maxLength: 5 }),
});
type Changing = typeof changing extends fc.Arbitrary<infer Value> ? Value : never;

export type ArbitraryRevisions = Versions<object> & { kind: keyof typeof schemas };

/** A document of any kind, as it was and as two people made it with a few edits each. */
export const arbitraryRevisions: fc.Arbitrary<ArbitraryRevisions> = fc
  .record({
    bundle: arbitraryBundle,
    kind: fc.constantFrom(...(Object.keys(schemas) as (keyof typeof schemas)[])),
    which: fc.nat(),
    theirs: changing,
    mine: changing,
  })
  .filter(({ bundle, kind }) => bundle[kind].length > 0)
  .map(({ bundle, kind, which, theirs, mine }) => {
    const base = bundle[kind][which % bundle[kind].length] as object;
    return { kind, base, theirs: changed(base, theirs), mine: changed(base, mine) };
  });

function changed(base: object, { order, edits }: Changing): object {
  const copy = structuredClone(base);
  for (const { place, seed } of edits) {
    const possible = [...editsWithin(copy, seed)];
    possible[place % possible.length]?.();
  }
  if (order !== 'as it was') arrangeLists(copy, order);
  return copy;
}

function arrangeLists(value: unknown, order: string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const part of Object.values(value)) arrangeLists(part, order);
  if (!Array.isArray(value)) return;
  if (order === 'reversed') value.reverse();
  else value.push(...value.splice(0, 1));
}

/** Every edit that keeps entries apart and, but for too short lists, the schema satisfied. Few seeds: people agree. */
function* editsWithin(value: unknown, seed: number): Generator<Edit> {
  if (Array.isArray(value)) yield* editsOfList(value, seed);
  else if (typeof value === 'object' && value !== null) yield* editsOfFields(value as Fields, seed);
}

function* editsOfFields(fields: Fields, seed: number): Generator<Edit> {
  if (typeof fields.en === 'string') {
    for (const locale of ['en', 'no', 'fr']) yield () => Object.assign(fields, { [locale]: `Text ${seed % 4}` });
    yield () => delete fields.no;
    return;
  }
  if ('reversed' in fields) yield () => Object.assign(fields, { help: { en: `Help ${seed % 3}` } });
  for (const [name, value] of Object.entries(fields)) {
    if (optional.includes(name)) yield () => delete fields[name];
    if (typeof value === 'boolean') yield () => Object.assign(fields, { [name]: !value });
    if (typeof value === 'number') yield () => Object.assign(fields, { [name]: seed % 5 });
    yield* editsWithin(value, seed);
  }
}

function* editsOfList(list: unknown[], seed: number): Generator<Edit> {
  for (const [at, entry] of list.entries()) {
    yield () => list.splice(at, 1);
    yield () => list.splice(seed % list.length, 0, ...list.splice(at, 1));
    yield () => list.splice(at, 0, ...newEntries(list, entry, `new-${seed % 3}`));
    yield* editsWithin(entry, seed);
  }
}

function newEntries(list: readonly unknown[], entry: unknown, key: string): unknown[] {
  if (typeof entry !== 'object') return list.includes(key) ? [] : [key];
  const field = ['key', 'question', 'role', 'competency'].find((name) => Object.hasOwn(entry as Fields, name)) ?? 'key';
  const added = { ...structuredClone(entry), [field]: key };
  return entriesByIdentity(list)?.has(identityOf(added) ?? '') ? [] : [added];
}
