import { pairScorings } from '@yardstick/domain/comparing/compare-attempts.ts';
import { compareMoments } from '@yardstick/domain/comparing/compare-moments.ts';
import { findNewlyValued, tellsFew } from '@yardstick/domain/comparing/tells-few.ts';
import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { overallStandardError } from '@yardstick/domain/scoring/measurement-error.ts';
import { privacyThresholds } from '@yardstick/domain/statistics/privacy.ts';
import { LRUCache } from 'lru-cache';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { wholeForm } from '../insight/cell-layouts.ts';
import { chooseReading } from '../insight/choose-reading.ts';
import { type JudgedAnswers, mayShowComplete } from '../insight/describe-reliability.ts';
import { readScoringModels } from '../insight/frozen-parts.ts';
import type { AnswerGroup } from '../insight/read-cells.ts';
import { type Groups, type GroupsWanted, readAnswerGroups } from '../insight/read-groups.ts';
import type { CountedPeople } from '../insight/read-people.ts';
import { type ChosenPeople, choosePeople } from './choose-people.ts';
import { type ChosenScorings, chooseScorings, type ScoringChoice } from './choose-scorings.ts';
import type { PeopleWanted } from './people-wanted.ts';
import type { ComparedMeasure, MomentsOfGroup, ScoringMoments } from './scoring-moments.ts';

export interface ComparisonWanted extends PeopleWanted {
  assessment: string;
  before?: ScoringChoice | null | undefined;
  after: ScoringChoice;
}

/**
 * What another scoring would make of past scores, from counts alone: two statements while a weight is being moved, and one
 * or two more where cells have changed. Throws NotFound, InvalidInput, UnknownScoringModel, UnusableScoring, OtherStructure
 * and TooFewPeople.
 */
export async function compareFromCells(context: StudioContext, wanted: ComparisonWanted): Promise<ScoringMoments> {
  const scorings = await chooseScorings(context, wanted);
  const { assessment, before, after } = scorings;
  const people = await choosePeople(context, assessment, after.structureHash, wanted);
  const { measures } = pairScorings(before.content, after.content);
  const mayTell = await judgeValues(context, scorings);
  const describe = (judge: Judge) => describeMeasures(scorings, measures, judge);
  if (!people)
    return { before, after, months: null, everybody: { option: null, measures: describe(nobody) }, groups: [] };
  const { isVisible, options, months } = people;
  const judgeOwn = isVisible ? await readEverybody(context, { people, mayTell }) : nobody;
  const judgeOf = people.breakDownBy !== null ? await readBreakdown(context, { people, mayTell }) : () => nobody;
  return {
    before,
    after,
    months,
    everybody: { option: null, measures: describe(judgeOwn) },
    groups: options.map(
      ({ id, option, isVisible }): MomentsOfGroup => ({ option, measures: describe(isVisible ? judgeOf(id) : nobody) }),
    ),
  };
}

/** The answers to the questions of a competency, or of all. */
type Judge = (competency: string) => JudgedAnswers;
const nobody: Judge = () => ({ own: undefined, all: [] });

type Tell = (judged: JudgedAnswers) => JudgedAnswers;
interface Telling {
  people: ChosenPeople;
  mayTell: Tell;
}

/**
 * Free values make statistics of any answer that one likes. Whoever may not see single attempts sees them only where no
 * option that is worth something else than in every published model was chosen, or not chosen, by few, and where every
 * class that could be subtracted was looked at.
 */
async function judgeValues(
  { database, viewer }: StudioContext,
  { assessment, before, after }: ChosenScorings,
): Promise<Tell> {
  const unpublished = [before, after].filter(({ number }) => number === null);
  if (viewer?.abilities.has('attempt:export') || unpublished.length === 0) return (judged) => judged;
  const ids = assessment.scoringModels.filter(({ structureHash }) => structureHash === after.structureHash);
  const models = await readScoringModels(
    database,
    ids.map(({ id }) => id),
  );
  const published = [...models.values()].map(({ content }) => content);
  return (judged) => {
    const { own, all } = judged;
    if (!own?.cells) return judged;
    const { layout } = own.cells;
    const changed = new Set(unpublished.flatMap(({ content }) => findNewlyValued(layout, content, published)));
    const isTold =
      changed.size === 0 ||
      all?.every(({ cells }) => cells === null || !tellsFew(cells, [...changed], privacyThresholds.staff));
    return isTold ? judged : nobody('');
  };
}

async function readEverybody(context: StudioContext, { people, mayTell }: Telling): Promise<Judge> {
  const { forAnswers, classes } = chooseReading(people.structure, people);
  const groups = await readGroups(context, people, forAnswers);
  return (competency) => mayTell({ own: groups.join(classes, competency), all: groups.all(competency) });
}

/** By option of the dimension that is broken down by. */
async function readBreakdown(context: StudioContext, { people, mayTell }: Telling): Promise<(option: string) => Judge> {
  const { structure, filters, months, breakDownBy, options } = people;
  const others = new Map([...filters].filter(([dimension]) => dimension !== breakDownBy));
  const { forAnswers } = chooseReading(structure, { filters: others, months }, breakDownBy);
  const groups = await readGroups(context, people, forAnswers);
  const together = (competency: string) => options.flatMap(({ id }) => groups.join([id], competency) ?? []);
  return (option) => (competency) => {
    const { own, all } = mayTell({ own: groups.join([option], competency), all: groups.all(competency) });
    return { own, all: all ?? together(competency) };
  };
}

// Read once while weights are being moved: cells that have changed come with other people.
const knownGroups = new WeakMap<readonly CountedPeople[], LRUCache<string, Groups<AnswerGroup>>>();

async function readGroups(
  { database }: StudioContext,
  { structure, everybody }: ChosenPeople,
  wanted: GroupsWanted,
): Promise<Groups<AnswerGroup>> {
  if (wanted.formIds.length === 0) return { join: () => undefined, all: () => [] };
  const known = knownGroups.get(everybody) ?? new LRUCache({ max: 20 });
  knownGroups.set(everybody, known);
  const { filters, partition, ...rest } = wanted;
  const name = JSON.stringify([rest, [...filters], partition?.dimensions, partition?.periods]);
  const groups =
    known.get(name) ??
    (await readAnswerGroups(database, { ...wanted, model: structure.model.content, withCoOccurrences: true }));
  known.set(name, groups);
  return groups;
}

function describeMeasures(
  { before, after }: ChosenScorings,
  measures: readonly (string | null)[],
  judge: Judge,
): ComparedMeasure[] {
  const moments = new Map(
    measures.map((measure) => {
      const judged = judge(measure ?? wholeForm);
      if (judged.own?.cells === null) return [measure, null] as const;
      const isTold = mayShowComplete(judged, privacyThresholds.staff);
      return [
        measure,
        isTold && judged.own?.cells ? compareMoments(judged.own.cells, before.content, after.content) : 'withheld',
      ] as const;
    }),
  );
  return measures.map((competency): ComparedMeasure => {
    const found = moments.get(competency) ?? null;
    if (found === null) return { competency, statistics: null };
    if (found === 'withheld') return { competency, statistics: { kind: 'suppressed' } };
    if (competency !== null) return { competency, statistics: { kind: 'visible', ...found } };
    const composite = (side: 'before' | 'after', { competencies }: ScoringModel) => ({
      ...found[side],
      standardError: overallStandardError(
        competencies.map(({ key, weight }) => {
          const part = moments.get(key);
          return { weight, standardError: part && part !== 'withheld' ? part[side].standardError : null };
        }),
      ),
    });
    const sides = { before: composite('before', before.content), after: composite('after', after.content) };
    return { competency, statistics: { kind: 'visible', ...found, ...sides } };
  });
}
