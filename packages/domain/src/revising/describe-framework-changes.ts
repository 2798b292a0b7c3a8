import { countOf } from '../content/count-words.ts';
import type { Competency, Framework } from '../content/framework.ts';
import type { SemanticChange } from './classify-change.ts';
import { describeFields, pairEntries } from './describe-entries.ts';
import { describeIdentity } from './describe-identity.ts';
import { listNames, quoteText, type RevisionNames } from './describe-names.ts';
import { describeText } from './describe-texts.ts';

export function describeFrameworkChanges(before: Framework, after: Framework, names: RevisionNames): SemanticChange[] {
  return describeFields(before, after, {
    slug: (from, to) => describeIdentity({ field: 'slug', before: from, after: to, classification: 'cosmetic' }),
    name: (from, to) =>
      describeText({ path: ['name'], before: from, after: to, noun: 'name', names, named: 'Framework' }),
    description: (from, to) =>
      describeText({ path: ['description'], before: from, after: to, noun: 'description', names }),
    competencies: (from, to) => describeCompetencies(from, to, names),
  });
}

/** A competency wherever it stands in the tree. */
interface Standing {
  competency: Omit<Competency, 'children'> & { children?: Competency['children'] };
  parent: Competency | null;
}

function describeCompetencies(
  before: readonly Competency[],
  after: readonly Competency[],
  names: RevisionNames,
): SemanticChange[] {
  const nameOf = ({ key, name }: Standing['competency']) => quoteText(name, key, names);
  const { added, removed, kept } = pairEntries(standings(before), standings(after), ({ competency }) => competency.key);
  const isNew = new Set<unknown>(added.map(({ entry }) => entry.competency));
  const isGone = new Set<unknown>(removed.map(({ entry }) => entry.competency));
  const extent = ({ competency }: Standing, others: Set<unknown>) => {
    const children = (competency.children ?? []).filter((child) => others.has(child)).length;
    return children > 0 ? ` with ${countOf(children, 'sub-competency', 'sub-competencies')}` : '';
  };
  const what = ({ parent }: Standing) => (parent ? 'Sub-competency' : 'Competency');
  return [
    ...kept.flatMap(({ before: from, after: to }) => [
      ...describeTexts(from.competency, to, names),
      ...describeMove(from, to, nameOf),
    ]),
    ...added
      .filter(({ entry }) => !isNew.has(entry.parent))
      .map(({ entry }) => ({
        path: pathOf(entry),
        // no question measures it yet
        classification: 'cosmetic' as const,
        sentence: `${what(entry)} ${nameOf(entry.competency)} added${entry.parent ? ` to ${nameOf(entry.parent)}` : ''}${extent(entry, isNew)}`,
        before: null,
        after: entry.competency,
      })),
    ...removed
      .filter(({ entry }) => !isGone.has(entry.parent))
      .map(({ entry }) => ({
        path: pathOf(entry),
        classification: 'structural' as const,
        sentence: `${what(entry)} ${nameOf(entry.competency)} removed${entry.parent ? ` from ${nameOf(entry.parent)}` : ''}${extent(entry, isGone)}`,
        before: entry.competency,
        after: null,
      })),
    ...describeOrder({ path: ['competencies'], before, after, what: 'Competencies', nameOf }),
    ...after.flatMap((parent) => {
      const earlier = before.find(({ key }) => key === parent.key);
      const what = `Sub-competencies of ${nameOf(parent)}`;
      const path = ['competencies', parent.key, 'children'];
      return earlier ? describeOrder({ path, before: earlier.children, after: parent.children, what, nameOf }) : [];
    }),
  ];
}

function standings(competencies: readonly Competency[]): Standing[] {
  return competencies.flatMap((parent) => [
    { competency: parent, parent: null },
    ...parent.children.map((competency) => ({ competency, parent })),
  ]);
}

function pathOf({ competency, parent }: Standing): string[] {
  return parent ? ['competencies', parent.key, 'children', competency.key] : ['competencies', competency.key];
}

function describeTexts(before: Standing['competency'], after: Standing, names: RevisionNames): SemanticChange[] {
  const path = pathOf(after);
  const { name, description, key } = after.competency;
  const quoted = quoteText(name, key, names);
  const noun = (field: string) => `${field} of competency ${quoted}`;
  return [
    ...describeText({
      path: [...path, 'name'],
      before: before.name,
      after: name,
      noun: noun('name'),
      names,
      named: 'Competency',
    }),
    ...describeText({
      path: [...path, 'description'],
      before: before.description,
      after: description,
      noun: noun('description'),
      names,
    }),
  ];
}

/** Questions that measure a sub-competency are scored in the competency above it. */
function describeMove(
  before: Standing,
  after: Standing,
  nameOf: (competency: Standing['competency']) => string,
): SemanticChange[] {
  if (before.parent?.key === after.parent?.key) return [];
  const place = ({ parent }: Standing) => (parent ? nameOf(parent) : 'the top level');
  const sentence = `Competency ${nameOf(after.competency)} moved from ${place(before)} to ${place(after)}`;
  const keys = { before: before.parent?.key ?? null, after: after.parent?.key ?? null };
  return [{ path: pathOf(after), classification: 'structural', sentence, ...keys }];
}

interface Order {
  path: readonly string[];
  before: readonly Standing['competency'][];
  after: readonly Standing['competency'][];
  what: string;
  nameOf(competency: Standing['competency']): string;
}

function describeOrder({ path, before, after, what, nameOf }: Order): SemanticChange[] {
  const { order } = pairEntries(before, after, ({ key }) => key);
  if (!order) return [];
  const sentence = `${what} in a new order: ${listNames(after.map(nameOf))}`;
  return [{ path: [...path, 'order'], classification: 'cosmetic', sentence, ...order }];
}
