import { pairScorings } from '@yardstick/domain/comparing/compare-attempts.ts';
import { type ComparedMoments, compareMoments } from '@yardstick/domain/comparing/compare-moments.ts';
import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { overallStandardError } from '@yardstick/domain/scoring/measurement-error.ts';
import { addCells, type CoOccurrenceCells, createCells } from '@yardstick/domain/statistics/co-occurrence-cells.ts';
import { privacyThresholds } from '@yardstick/domain/statistics/privacy.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { wholeForm } from '../insight/cell-layouts.ts';
import { type AnswerGroup, readAnswerCells } from '../insight/read-cells.ts';
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
 * What another scoring would make of past scores, from counts alone: three statements while a weight is being moved. Throws
 * NotFound, InvalidInput, UnknownScoringModel, UnusableScoring, OtherStructure and TooFewPeople.
 */
export async function compareFromCells(context: StudioContext, wanted: ComparisonWanted): Promise<ScoringMoments> {
  const scorings = await chooseScorings(context, wanted);
  const { assessment, before, after } = scorings;
  const people = await choosePeople(context, assessment, after.structureHash, wanted);
  const { measures } = pairScorings(before.content, after.content);
  const groups = await readGroups(context, people, after.content, measures);
  const isBroken = people.breakDownBy !== null;
  const everybody = isBroken ? addUp(groups) : groups;
  const told = findTold(people, groups);
  return {
    before,
    after,
    everybody: {
      option: null,
      measures: describe(scorings, measures, people.isVisible ? everybody : [], told),
    },
    groups: people.options.map(
      ({ id, option, isVisible }): MomentsOfGroup => ({
        option,
        measures: describe(scorings, measures, isVisible ? groups.filter(({ group }) => group === id) : [], told),
      }),
    ),
  };
}

async function readGroups(
  { database }: StudioContext,
  { formIds, origins, filters, breakDownBy }: ChosenPeople,
  model: ScoringModel,
  measures: readonly (string | null)[],
): Promise<AnswerGroup[]> {
  if (formIds.length === 0) return [];
  return readAnswerCells(database, {
    formIds,
    origins,
    months: null,
    filters,
    competencies: measures.map((measure) => measure ?? wholeForm),
    groupBy: breakDownBy === null ? 'nothing' : { dimension: breakDownBy },
    model,
    withCoOccurrences: true,
  });
}

type Counted = Pick<AnswerGroup, 'competency' | 'cells'>;

/**
 * The parts of the form whose complete cases may be shown: in each group that is, and in all others together, those who
 * answered everything and those who did not are nobody or enough.
 */
function findTold({ breakDownBy, options }: ChosenPeople, groups: readonly AnswerGroup[]): ReadonlySet<string> {
  const shown = new Set(options.filter(({ isVisible }) => isVisible).map(({ id }) => id));
  const isFine = (n: number) => n === 0 || n >= privacyThresholds.staff;
  const byCompetency = Map.groupBy(groups, ({ competency }) => competency);
  return new Set(
    [...byCompetency].flatMap(([competency, parts]) => {
      const classes = Map.groupBy(parts, ({ group }) => (breakDownBy === null || shown.has(group) ? group : null));
      const areFine = [...classes.values()].every((members) => {
        const complete = members.reduce((sum, { cells }) => sum + (cells?.n ?? 0), 0);
        const all = members.reduce((sum, { n }) => sum + n, 0);
        return members.some(({ cells }) => cells === null) || (isFine(complete) && isFine(all - complete));
      });
      return areFine ? [competency] : [];
    }),
  );
}

/** Everybody, from the people of each option. */
function addUp(groups: readonly AnswerGroup[]): Counted[] {
  return [...Map.groupBy(groups, ({ competency }) => competency)].map(([competency, parts]) => {
    const kept = parts.flatMap(({ cells }) => cells ?? []);
    const [first] = kept;
    if (!first || kept.length < parts.length) return { competency, cells: null };
    const cells = createCells(first.layout);
    for (const part of kept) addCells(cells, part);
    return { competency, cells };
  });
}

function describe(
  { before, after }: ChosenScorings,
  measures: readonly (string | null)[],
  groups: readonly Counted[],
  told: ReadonlySet<string>,
): ComparedMeasure[] {
  const moments = new Map(
    measures.map((measure) => {
      const found = groups.find(({ competency }) => competency === (measure ?? wholeForm));
      const isTold = told.has(measure ?? wholeForm);
      return [measure, found && isTold ? momentsOf(found.cells, before.content, after.content) : 'nobody'] as const;
    }),
  );
  return measures.map((competency): ComparedMeasure => {
    const found = moments.get(competency) ?? null;
    if (found === null) return { competency, statistics: null };
    if (found === 'nobody' || found.n < privacyThresholds.staff)
      return { competency, statistics: { kind: 'suppressed' } };
    if (competency !== null) return { competency, statistics: { kind: 'visible', ...found } };
    const composite = (side: 'before' | 'after', { competencies }: ScoringModel) => ({
      ...found[side],
      standardError: overallStandardError(
        competencies.map(({ key, weight }) => {
          const part = moments.get(key);
          return { weight, standardError: part && part !== 'nobody' ? part[side].standardError : null };
        }),
      ),
    });
    const sides = { before: composite('before', before.content), after: composite('after', after.content) };
    return { competency, statistics: { kind: 'visible', ...found, ...sides } };
  });
}

function momentsOf(cells: CoOccurrenceCells | null, before: ScoringModel, after: ScoringModel): ComparedMoments | null {
  return cells && compareMoments(cells, before, after);
}
