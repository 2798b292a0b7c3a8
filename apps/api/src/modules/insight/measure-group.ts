import { textIn } from '@yardstick/domain/content/localised-text.ts';
import type { PublishedAssessment } from '@yardstick/domain/publishing/published-assessment.ts';
import { quantileOf } from '@yardstick/domain/statistics/describe-scores.ts';
import { listTotalSeconds } from '@yardstick/domain/statistics/time-bins.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { wholeForm } from './cell-layouts.ts';
import { chooseReading } from './choose-reading.ts';
import { localeDimension } from './combinations.ts';
import { describeDistribution, type JudgedScores, suppressed } from './describe-distribution.ts';
import { describeGaps } from './describe-gaps.ts';
import { describeReliability, type JudgedAnswers } from './describe-reliability.ts';
import type { Structure } from './find-structure.ts';
import type { DurationsCell } from './funnel.type.ts';
import type { InsightOption, Months } from './insight-scope.type.ts';
import type { InsightGroup, InsightMeasure } from './insights.ts';
import { peopleCell } from './people-cell.ts';
import type { Group } from './plan-people.ts';
import type { ScoreGroup } from './read-cells.ts';
import { type Groups, type GroupsWanted, readAnswerGroups, readScoreGroups } from './read-groups.ts';
import { describePlacements, type PlacementRow } from './read-questions.ts';
import { memo, memoBy } from './remember.ts';
import type { RoleGap } from './role-gap.type.ts';

interface Wanted {
  /** simplified */
  filters: ReadonlyMap<string, readonly string[]>;
  /** as they were asked for */
  months: Months | null;
  locale: string;
  texts: PublishedAssessment;
}

type JudgeOf<T> = (competency: string) => T;

/** A group of people with all that is measured of it, read when it is asked for. */
export interface MeasuredGroup {
  /** null: not to be told */
  n: number | null;
  months: Months | null;
  measures: InsightMeasure[];
  scores: () => Promise<JudgeOf<JudgedScores>>;
  answers: () => Promise<JudgeOf<JudgedAnswers>>;
  breakDown: (dimension: string) => InsightGroup[];
  /** of one competency; all where it is empty */
  questions: (competency: string) => Promise<PlacementRow[]>;
  roleGaps: () => Promise<RoleGap[]>;
  durations: () => Promise<DurationsCell>;
}

export function measureGroup(
  context: Pick<StudioContext, 'database'>,
  structure: Structure,
  wanted: Wanted,
): MeasuredGroup {
  const { plan, model } = structure;
  const { people, scored } = findGroups(wanted);
  const months = (people ?? scored ?? wanted).months;
  const read = prepareToRead(context, structure);
  const reading = chooseReading(structure, { filters: wanted.filters, months });
  const classes = reading.classes;
  const scores = memo(async () => scoresOf(judge(scored && (await read.scores(reading.forScores)), classes)));
  const answers = memo(async () => judge(people && (await read.answers(reading.forAnswers, true)), classes));
  const light = memo(async () => judge(people && (await read.answers(reading.forAnswers, false)), classes));
  const measure = measuresOf(structure, wanted);
  return {
    n: people?.n ?? null,
    months,
    measures: measure(scores, answers),
    scores,
    answers,
    questions: memoBy(async (competency) => {
      const { form, model, k } = structure;
      const sources = { form: form.content, model: model.content, locale: wanted.locale, k };
      const scoresOf = async (of: string) => (await scores())(of);
      return describePlacements(
        { ...sources, answersOf: await answers(), scoresOf },
        competency === '' ? null : competency,
      );
    }),
    roleGaps: memo(async () => describeGaps(await scores(), { ...wanted, structure })),
    durations: memo(async () => describeDurations((await light())(wholeForm), structure.k)),
    breakDown: memoBy((dimension) => {
      const others = new Map([...wanted.filters].filter(([name]) => name !== dimension));
      const broken = chooseReading(structure, { filters: others, months: wanted.months }, dimension);
      const brokenScores = memo(() => read.scores(broken.forScores));
      const brokenAnswers = memo(() => read.answers(broken.forAnswers, true));
      return listOptions(structure, dimension, wanted).map(({ id, option }) => {
        const only = { ...wanted, filters: new Map([...others, [dimension, [id]] as const]) };
        const found = findGroups(only);
        return {
          option,
          months: found.people?.months ?? null,
          people: peopleCell(found.people?.n),
          measures: measure(
            async () => scoresOf(judge(found.scored && (await brokenScores()), [id])),
            async () => judge(found.people && (await brokenAnswers()), [id]),
          ),
        };
      });
    }),
  };

  function findGroups({ filters, months: asked }: Pick<Wanted, 'filters' | 'months'>) {
    // Both are widened until they are of the same months.
    let within = asked;
    let found: { people: Group | null; scored: Group | null } = { people: null, scored: null };
    for (let round = 0; round < 20; round++) {
      const everybody = plan.findGroup({ filters, months: within }, null);
      const people = plan.findGroup({ filters, months: everybody?.months ?? within }, model.id);
      found = { people: everybody, scored: people };
      if (!everybody || !people || isSame(everybody.months, people.months)) return found;
      within = people.months;
    }
    return { people: found.people, scored: null };
  }
}

const isSame = (one: Months | null, other: Months | null) => one?.from === other?.from && one?.to === other?.to;

function prepareToRead({ database }: Pick<StudioContext, 'database'>, { model }: Structure) {
  const nobody = { join: () => undefined, all: () => [] };
  return {
    scores: (wanted: GroupsWanted) =>
      wanted.formIds.length === 0
        ? Promise.resolve(nobody)
        : readScoreGroups(database, { ...wanted, scoringModelId: model.id, model: model.content }),
    answers: (wanted: GroupsWanted, withCoOccurrences: boolean) =>
      wanted.formIds.length === 0
        ? Promise.resolve(nobody)
        : readAnswerGroups(database, { ...wanted, model: model.content, withCoOccurrences }),
  };
}

function judge<T>(groups: Groups<T> | null, classes: readonly string[]) {
  return (competency: string) =>
    groups
      ? { own: groups.join(classes, competency), all: groups.all(competency) }
      : { own: undefined, all: null as T[] | null };
}

function scoresOf(groups: (competency: string) => { own: ScoreGroup | undefined; all: ScoreGroup[] | null }) {
  return (competency: string): JudgedScores => {
    const { own, all } = groups(competency);
    return { own: own?.scores, all: all?.map(({ scores }) => scores) ?? null };
  };
}

function measuresOf({ form, model, k }: Structure, { locale, texts }: Wanted) {
  const nameOf = (key: string) => {
    const band = texts.bands.find((candidate) => candidate.key === key);
    return textIn(band?.name, [locale]) || key;
  };
  const competencies = form.content.competencies.filter(({ key }) =>
    model.content.competencies.some((competency) => competency.key === key),
  );
  return (
    scores: () => Promise<JudgeOf<JudgedScores>>,
    answers: () => Promise<JudgeOf<JudgedAnswers>>,
  ): InsightMeasure[] =>
    [null, ...competencies].map((competency) => {
      const key = competency?.key ?? wholeForm;
      return {
        competency: competency && { key: competency.key, name: textIn(competency.name, [locale]) },
        distribution: memo(async () =>
          describeDistribution((await scores())(key), { model: model.content, nameOf, k }),
        ),
        reliability: memo(async () => describeReliability(key, await answers(), { model: model.content, k })),
      };
    });
}

function describeDurations({ own, all }: JudgedAnswers, k: number): DurationsCell {
  const count = (seconds: Float64Array) => seconds.reduce((sum, attempts) => sum + attempts, 0);
  const isSmall = (n: number) => n > 0 && n < k;
  if (!own || (all ?? []).some(({ answers }) => isSmall(count(answers.totalSeconds)))) return suppressed;
  const n = count(own.answers.totalSeconds);
  if (n < k) return suppressed;
  const listed = listTotalSeconds(own.answers.totalSeconds);
  const quantile = (p: number) => quantileOf(listed, p) as number;
  return { kind: 'visible', n, median: quantile(0.5), lowerQuartile: quantile(0.25), upperQuartile: quantile(0.75) };
}

/** In the order of the form, no answer last; only those of the filter where it names the dimension. */
function listOptions(
  { form, plan }: Structure,
  dimension: string,
  { filters, locale }: Wanted,
): { id: string; option: InsightOption }[] {
  const segment = form.content.segments.find(({ id }) => id === dimension);
  const options = segment
    ? [
        ...segment.options.map(({ id, key, label }) => ({ id, option: { key, label: textIn(label, [locale]) } })),
        { id: '', option: { key: null, label: 'No answer' } },
      ]
    : plan.optionsOf(localeDimension).map((id) => ({ id, option: { key: id, label: id } }));
  const named = filters.get(dimension);
  return named ? options.filter(({ id }) => named.includes(id)) : options;
}
