import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { suppressMargin } from '@yardstick/domain/statistics/privacy.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { localeDimension } from './combinations.ts';
import { suppressed } from './describe-distribution.ts';
import type { Structure } from './find-structure.ts';
import type { InsightDimension, InsightForm, InsightModel } from './insight-scope.type.ts';
import type { InsightFilter, Insights } from './insights.ts';
import type { Origin } from './note-attempts.ts';
import { openGroup } from './open-group.ts';
import { peopleCell } from './people-cell.ts';
import { formDimension } from './plan-people.ts';
import { readDimension } from './read-filter.ts';
import { readFunnel } from './read-funnel.ts';
import type { CountedPeople } from './read-people.ts';
import type { PublishedHistory } from './read-published.ts';

/**
 * Answers everything that can be asked of an assessment, from cells: three statements, and one or two more for each kind of
 * answer. Throws NotFound and InvalidInput.
 */
export async function readInsights(context: StudioContext, key: string, filter: InsightFilter): Promise<Insights> {
  const {
    history,
    everybody,
    structure,
    filters,
    texts,
    locale,
    people: group,
    trend,
  } = await openGroup(context, key, filter);
  const { form, plan, model, subject } = structure;
  const parting = plan.partingBy([...filters.keys()], null);
  return {
    assessment: key,
    title: textIn(texts.title, [locale]),
    scope: {
      form: subject.form?.number ?? null,
      structure: subject.structureHash,
      scoringModel: model.number,
      origins: subject.origins,
      months: group.months,
      segments: form.content.segments.flatMap(({ key: segment, ...question }) => {
        const named = (filter.segments ?? []).find((candidate) => candidate.segment === segment);
        if (!named) return [];
        const options = question.options
          .map((option) => option.key)
          .filter((option) => named.options?.includes(option));
        return [{ segment, options, noAnswer: named.noAnswer ?? false }];
      }),
      locales: filter.locales ?? null,
    },
    forms: describeForms(history, everybody, structure),
    scoringModels: describeModels(history, structure),
    origins: describeOrigins(everybody, structure),
    dimensions: describeDimensions(structure, locale),
    periods: (parting?.periods ?? []).map(({ from, to }) => ({ from, to })),
    people: peopleCell(group.n),
    measures: group.measures,
    breakdown: (by) => group.breakDown(readDimension(form.content, by)),
    questions: (competency) => group.questions(competency ?? ''),
    roleGaps: () => group.roleGaps(),
    funnel: () => readFunnel(context.database, structure, { locale, form: subject.form }),
    durations: () => group.durations(),
    trend,
  };
}

/** Forms of one structure add up to its people, so they are judged as a margin. */
function describeForms(
  history: PublishedHistory,
  everybody: readonly CountedPeople[],
  { isSimulated, plan, subject, k }: Structure,
): InsightForm[] {
  const isMeant = ({ origin }: CountedPeople) => (origin === 'simulated') === isSimulated;
  return history.forms.map(({ id, number, hash, structureHash }) => {
    const siblings = history.forms.filter((form) => form.structureHash === structureHash);
    const margin = siblings.map((form) => ({
      id: form.id,
      n: everybody.filter((row) => row.formId === form.id && isMeant(row)).reduce((sum, { n }) => sum + n, 0),
    }));
    const cell = suppressMargin(margin, k)[siblings.findIndex((form) => form.id === id)];
    const people =
      structureHash === subject.structureHash
        ? peopleCell(
            plan.findGroup({ filters: plan.simplify(new Map([[formDimension, [id]]])), months: null }, null)?.n,
          )
        : peopleCell(cell?.kind === 'visible' ? cell.n : null);
    const counted = margin.find((form) => form.id === id)?.n ?? 0;
    return {
      number,
      hash,
      structure: structureHash,
      isLive: history.isLive && history.formId === id,
      people: counted === 0 ? suppressed : people,
    };
  });
}

function describeModels(history: PublishedHistory, { plan, subject }: Structure): InsightModel[] {
  return history.scoringModels.map(({ id, number, hash, structureHash }) => ({
    number,
    hash,
    structure: structureHash,
    isLive: history.isLive && history.scoringModelId === id,
    people:
      structureHash === subject.structureHash
        ? peopleCell(plan.findGroup({ filters: new Map(), months: null }, id)?.n)
        : suppressed,
  }));
}

function describeOrigins(everybody: readonly CountedPeople[], structure: Structure): Insights['origins'] {
  const count = (origin: Origin) =>
    everybody
      .filter((row) => row.origin === origin && structure.forms.some(({ id }) => id === row.formId))
      .reduce((sum, { n }) => sum + n, 0);
  const real = (['respondent', 'import'] as const).map((origin) => ({ origin, n: count(origin) }));
  const judged = suppressMargin(real, structure.k);
  const simulated = count('simulated');
  return [
    ...real.map(({ origin }, place) => {
      const cell = judged[place];
      return { origin, people: peopleCell(cell?.kind === 'visible' ? cell.n : null) };
    }),
    // Nobody is behind them.
    { origin: 'simulated' as const, people: peopleCell(simulated > 0 ? simulated : null) },
  ];
}

function describeDimensions({ form, plan }: Structure, locale: string): InsightDimension[] {
  const people = (dimension: string, option: string) =>
    peopleCell(plan.findGroup({ filters: new Map([[dimension, [option]]]), months: null }, null)?.n);
  const segments = form.content.segments.map(({ id, key, prompt, options }) => ({
    key,
    label: textIn(prompt, [locale]),
    isSegment: true,
    canBeCombined: plan.canBeCrossed(id),
    options: [
      ...options.map((option) => ({
        option: { key: option.key, label: textIn(option.label, [locale]) },
        people: people(id, option.id),
      })),
      { option: { key: null, label: 'No answer' }, people: people(id, '') },
    ],
  }));
  return [
    ...segments,
    {
      key: localeDimension,
      label: 'Locale',
      isSegment: false,
      canBeCombined: plan.canBeCrossed(localeDimension),
      options: plan.optionsOf(localeDimension).map((option) => ({
        option: { key: option, label: option },
        people: people(localeDimension, option),
      })),
    },
  ];
}
