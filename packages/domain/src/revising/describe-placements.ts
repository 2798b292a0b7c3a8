import type { Assessment, Placement } from '../content/assessment.ts';
import type { SemanticChange } from './classify-change.ts';
import { pairEntries } from './describe-entries.ts';
import { formatNumber, quote, type RevisionNames } from './describe-names.ts';
import { describeWeights, type Weighting } from './describe-weights.ts';

export type Section = Assessment['sections'][number];

/** A placement and the key of the section it stands in. */
export interface Located {
  section: string;
  placement: Placement;
}

export interface PlacementPairing {
  added: Located[];
  removed: Located[];
  kept: { before: Located; after: Located }[];
  /** respondents meet the questions that stay in another order */
  isReordered: boolean;
}

/** Follows every question from section to section. */
export function pairPlacements(before: readonly Section[], after: readonly Section[]): PlacementPairing {
  const earlier = locate(before);
  const later = locate(after);
  const inPlace = pairEntries(earlier, later, ({ section, placement }) => `${section} ${placement.question}`);
  const moved = pairEntries(
    inPlace.removed.map(({ entry }) => entry),
    inPlace.added.map(({ entry }) => entry),
    ({ placement }) => placement.question,
  );
  const added = moved.added.map(({ entry }) => entry);
  const removed = moved.removed.map(({ entry }) => entry);
  const stayedBefore = without(earlier, removed);
  const stayedAfter = without(later, added);
  return {
    added,
    removed,
    kept: [...inPlace.kept, ...moved.kept],
    isReordered: stayedBefore.some(({ placement }, at) => placement.question !== stayedAfter[at]?.placement.question),
  };
}

function locate(sections: readonly Section[]): Located[] {
  return sections.flatMap(({ key, placements }) => placements.map((placement) => ({ section: key, placement })));
}

function without(all: readonly Located[], some: readonly Located[]): Located[] {
  const left = new Set(some);
  return all.filter((located) => !left.has(located));
}

const pathOf = ({ section, placement }: Located) => ['sections', section, 'placements', placement.question];

/** What changed about the questions that stay: whether they are required, and their weights competency by competency. */
export function describePlacementFields(pairing: PlacementPairing, names: RevisionNames): SemanticChange[] {
  const required = pairing.kept.flatMap(({ before, after }): SemanticChange[] => {
    const [from, to] = [before.placement.required, after.placement.required];
    if (from === to) return [];
    const sentence = `Question ${quote(names.questionPrompt(after.placement.question))} is now ${to ? 'required' : 'optional'}`;
    // it only decides when an attempt may be submitted
    return [{ path: [...pathOf(after), 'required'], classification: 'cosmetic', sentence, before: from, after: to }];
  });
  const byCompetency = Map.groupBy(weightingsOf(pairing, names), ({ competency }) => competency);
  const weights = [...byCompetency].flatMap(([competency, parts]) => {
    if (competency === undefined) return describeUnscoredWeights(parts);
    const words = `Weights of the questions in ${quote(names.competencyName(competency))}`;
    return describeWeights({ parts, share: 'its share of the competency', together: { path: ['sections'], words } });
  });
  return [...required, ...weights];
}

function weightingsOf({ added, removed, kept }: PlacementPairing, names: RevisionNames) {
  const weighting = (
    before: Located | null,
    after: Located | null,
  ): (Weighting & { competency: string | undefined })[] => {
    const located = after ?? before;
    if (!located) return [];
    const { question } = located.placement;
    const competency = names.competencyOfQuestion(question);
    const [from, to] = [before?.placement.weight, after?.placement.weight];
    const where = competency === undefined ? '' : ` in ${quote(names.competencyName(competency))}`;
    const words =
      from === undefined || to === undefined || from === to
        ? null
        : `Weight of question ${quote(names.questionPrompt(question))}${where} ${formatNumber(from)} → ${formatNumber(to)}`;
    const effective = { before: from ?? 0, after: to ?? 0 };
    return [{ competency, path: [...pathOf(located), 'weight'], effective, words, before: from, after: to }];
  };
  return [
    ...kept.flatMap(({ before, after }) => weighting(before, after)),
    ...added.flatMap((located) => weighting(null, located)),
    ...removed.flatMap((located) => weighting(located, null)),
  ];
}

function describeUnscoredWeights(parts: readonly Weighting[]): SemanticChange[] {
  return parts.flatMap(({ path, words, before, after }): SemanticChange[] =>
    words === null
      ? []
      : [
          {
            path,
            classification: 'cosmetic',
            sentence: `${words}, which counts for nothing: it is not scored`,
            before,
            after,
          },
        ],
  );
}
