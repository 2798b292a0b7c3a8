import { chooseLocale } from '@yardstick/domain/content/choose-locale.ts';
import { builder } from '../../graphql/delivery-builder.ts';
import { CompetencyType, type PresentedCompetency, presentCompetency } from '../assessment/competency.type.ts';
import { readInstallation } from '../installation/read-installation.ts';
import { findLiveAssessment } from '../publishing/published-content.ts';
import { type Aggregate, type Benchmark, readBenchmark } from './read-benchmark.ts';

const SegmentFilterInput = builder.inputType('SegmentFilterInput', {
  description: 'Only people who chose this option of this segment question. Keys, not ids.',
  fields: (t) => ({
    segment: t.string({ required: true, description: 'Key of the segment question.' }),
    option: t.string({ required: true, description: 'Key of the option.' }),
  }),
});

type Visible = Extract<Aggregate, { kind: 'visible' }>;
type Suppressed = Extract<Aggregate, { kind: 'suppressed' }>;

const CellType = builder.objectRef<Visible>('Cell').implement({
  description: 'Statistics of a group that is large enough to be shown.',
  fields: (t) => ({
    n: t.exposeInt('n', { description: 'How many people are in it.' }),
    mean: t.exposeFloat('mean', { description: 'Arithmetic mean of their scores.' }),
    median: t.exposeFloat('median', { description: 'Median of their scores.' }),
    standardDeviation: t.exposeFloat('standardDeviation', {
      description: 'Standard deviation of their scores, with n − 1.',
    }),
  }),
});

const SuppressedCellType = builder.objectRef<Suppressed>('SuppressedCell').implement({
  description:
    'A group that is empty, or too small to be shown without giving somebody away. Which of both is not told.',
  fields: (t) => ({
    reason: t.string({
      description: 'Why it is not shown.',
      resolve: () => 'This group has no people, or too few to be shown without telling something about one of them.',
    }),
  }),
});

const AggregateType = builder.unionType('Aggregate', {
  description: 'Statistics, or the fact that they cannot be shown.',
  types: [CellType, SuppressedCellType],
  resolveType: (aggregate) => (aggregate.kind === 'visible' ? CellType : SuppressedCellType),
});

const CompetencyAggregate = builder
  .objectRef<{ competency: PresentedCompetency; statistics: Aggregate }>('CompetencyAggregate')
  .implement({
    description: 'Statistics of one competency.',
    fields: (t) => ({
      competency: t.field({
        type: CompetencyType,
        description: 'The competency.',
        resolve: ({ competency }) => competency,
      }),
      statistics: t.field({
        type: AggregateType,
        description: 'The statistics of its scores.',
        resolve: ({ statistics }) => statistics,
      }),
    }),
  });

const BenchmarkType = builder
  .objectRef<{ benchmark: Benchmark; competencies: { competency: PresentedCompetency; statistics: Aggregate }[] }>(
    'Benchmark',
  )
  .implement({
    description: 'Aggregate results of everybody who took an assessment, under its live scoring model.',
    fields: (t) => ({
      overall: t.field({
        type: AggregateType,
        description: 'The overall scores.',
        resolve: ({ benchmark }) => benchmark.overall,
      }),
      competencies: t.field({
        type: [CompetencyAggregate],
        description: 'Each competency in framework order.',
        resolve: ({ competencies }) => competencies,
      }),
    }),
  });

builder.queryField('benchmark', (t) =>
  t.field({
    type: BenchmarkType,
    nullable: true,
    authScopes: { public: true },
    complexity: { field: 200, multiplier: 1 },
    description:
      'Public aggregates of an assessment; null when there is none of this slug. Groups under ten people are not shown.',
    args: {
      assessment: t.arg.string({ required: true, description: 'Slug of a published assessment.' }),
      segments: t.arg({ type: [SegmentFilterInput], description: 'Only people to whom all of these apply.' }),
    },
    resolve: async (_root, { assessment, segments }, { database }) => {
      const publication = await findLiveAssessment(database, { slug: assessment });
      if (!publication) return null;
      const benchmark = await readBenchmark(database, publication, segments ?? []);
      const { defaultLocale } = await readInstallation(database);
      const { preferred } = chooseLocale(null, publication.locales, defaultLocale);
      const competencies = publication.form.content.competencies.map(({ key }) => ({
        competency: presentCompetency(publication.form.content, key, preferred),
        statistics: benchmark.competencies.get(key) ?? { kind: 'suppressed' as const },
      }));
      return { benchmark, competencies };
    },
  }),
);
