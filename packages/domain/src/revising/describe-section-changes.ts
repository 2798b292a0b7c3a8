import { countOf } from '../content/count-words.ts';
import type { SemanticChange } from './classify-change.ts';
import { pairEntries } from './describe-entries.ts';
import { listNames, quote, quoteText, type RevisionNames } from './describe-names.ts';
import { describePlacementFields, type Located, pairPlacements, type Section } from './describe-placements.ts';
import { describeText } from './describe-texts.ts';

/** From so many questions on that share a fate, they are counted instead of named. */
const crowd = 4;

/**
 * What changed in the sections. Only the sequence of questions belongs to the structure of a form, wherever sections
 * begin; so a question that moves across a border between its neighbours changes no structure.
 */
export function describeSectionChanges(
  before: readonly Section[],
  after: readonly Section[],
  names: RevisionNames,
): SemanticChange[] {
  const sections = pairEntries(before, after, ({ key }) => key);
  const placements = pairPlacements(before, after);
  const sequence = placements.isReordered ? 'structural' : 'cosmetic';
  const titles = new Map([...before, ...after].map((section) => [section.key, titleOf(section)]));
  function titleOf({ key, title }: Section) {
    return quoteText(title, key, names);
  }
  const isNew = new Set(sections.added.map(({ entry }) => entry.key));
  const isGone = new Set(sections.removed.map(({ entry }) => entry.key));
  const title = (key: string) => titles.get(key) ?? quote(key);

  const describeWhole = ({ id, entry }: { id: string; entry: Section }, what: 'added' | 'removed'): SemanticChange => {
    const own = placements[what].filter(({ section }) => section === entry.key).length;
    const moved = entry.placements.length - own;
    const extents = [
      ...(own > 0 ? [countOf(own, 'question')] : []),
      ...(moved > 0 && what === 'added' ? [`${countOf(moved, 'question')} from other sections`] : []),
    ];
    const none = entry.placements.length === 0 ? ' without questions' : '';
    const extent = extents.length > 0 ? ` with ${extents.join(' and ')}` : none;
    return {
      path: ['sections', id],
      classification: own > 0 ? 'structural' : 'cosmetic',
      sentence: `Section ${titleOf(entry)} ${what}${extent}`,
      before: what === 'added' ? null : entry,
      after: what === 'added' ? entry : null,
    };
  };
  return [
    ...sections.kept.flatMap(({ id, before: from, after: to }) =>
      describeText({
        path: ['sections', id, 'title'],
        before: from.title,
        after: to.title,
        noun: `title of section ${titleOf(to)}`,
        names,
        named: 'Section',
      }),
    ),
    ...sections.added.map((section) => describeWhole(section, 'added')),
    ...sections.removed.map((section) => describeWhole(section, 'removed')),
    ...(sections.order
      ? [
          {
            path: ['sections', 'order'],
            classification: sequence,
            sentence: `Sections in a new order: ${listNames(after.map(titleOf))}`,
            ...sections.order,
          } as const,
        ]
      : []),
    ...describeCrowds(
      placements.added.filter(({ section }) => !isNew.has(section)),
      names,
      (section, added) => ({
        classification: 'structural',
        sentence: `added to section ${title(section)}`,
        before: null,
        after: added,
      }),
    ),
    ...describeCrowds(
      placements.removed.filter(({ section }) => !isGone.has(section)),
      names,
      (section, removed) => ({
        classification: 'structural',
        sentence: `removed from section ${title(section)}`,
        before: removed,
        after: null,
      }),
    ),
    ...[...Map.groupBy(placements.kept, ({ before: { section } }) => section)].flatMap(([origin, kept]) =>
      describeCrowds(
        kept.map((pair) => pair.after).filter(({ section }) => section !== origin),
        names,
        (section) => ({
          classification: sequence,
          sentence: `moved from section ${title(origin)} to ${title(section)}`,
          before: origin,
          after: section,
        }),
      ),
    ),
    ...sections.kept.flatMap(({ id, before: from, after: to }): SemanticChange[] => {
      const { order } = pairEntries(from.placements, to.placements, ({ question }) => question);
      const sentence = `Questions of section ${titleOf(to)} in a new order`;
      return order
        ? [{ path: ['sections', id, 'placements', 'order'], classification: 'structural', sentence, ...order }]
        : [];
    }),
    ...describePlacementFields(placements, names),
  ];
}

/** One sentence per question, or where many of a section share a fate, one for all of them. */
function describeCrowds(
  located: readonly Located[],
  names: RevisionNames,
  fateOf: (section: string, value: unknown) => Omit<SemanticChange, 'path'>,
): SemanticChange[] {
  return [...Map.groupBy(located, ({ section }) => section)].flatMap(([section, group]): SemanticChange[] => {
    const path = ['sections', section, 'placements'];
    const placements = group.map(({ placement }) => placement);
    if (placements.length >= crowd) {
      const fate = fateOf(section, placements);
      return [{ ...fate, path, sentence: `${countOf(placements.length, 'question')} ${fate.sentence}` }];
    }
    return placements.map((placement) => {
      const fate = fateOf(section, placement);
      const prompt = quote(names.questionPrompt(placement.question));
      return { ...fate, path: [...path, placement.question], sentence: `Question ${prompt} ${fate.sentence}` };
    });
  });
}
