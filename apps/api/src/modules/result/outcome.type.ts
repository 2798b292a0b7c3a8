import { builder } from '../../graphql/delivery-builder.ts';
import { BandType, presentBand } from '../assessment/assessment.type.ts';
import { CompetencyType, presentCompetency } from '../assessment/competency.type.ts';
import type { NormSnapshot } from '../norm/read-norm.ts';
import type { PresentedResult, Within } from './presented-result.ts';
import type { MeasuredCompetency } from './read-result.ts';
import { missingReasons } from './stored-scores.ts';

const missingReasonDescriptions: Record<(typeof missingReasons)[number], string> = {
  'no-questions-presented': 'None of its questions was shown.',
  'too-few-questions-answered': 'Half of its questions or fewer were answered.',
  'too-little-weight-answered': 'The answered questions carry half of the weight or less.',
  'competency-without-score': 'A competency that counts in the overall has no score.',
  'nothing-weighted': 'No competency counts in the overall.',
};
const constantCase = (key: string) => key.toUpperCase().replaceAll('-', '_');

const MissingReason = builder.enumType('MissingReason', {
  description: 'Why there is no score.',
  values: Object.fromEntries(
    missingReasons.map((reason) => [
      constantCase(reason),
      { value: reason, description: missingReasonDescriptions[reason] },
    ]),
  ),
});

const ScoringModelType = builder.objectRef<{ number: number; hash: string }>('ScoringModel').implement({
  description: 'Which frozen scoring an outcome was made by. What is in it is not part of this schema.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '1, 2, 3 … within the assessment.' }),
    hash: t.exposeString('hash', { description: 'SHA-256 over its canonical JSON.' }),
  }),
});

const OverallScoreType = builder.objectRef<PresentedResult>('OverallScore').implement({
  description: 'The weighted mean of the competency scores.',
  fields: (t) => ({
    score: t.float({
      nullable: true,
      description: 'Percent of maximum possible, 0 to 100, not rounded.',
      resolve: ({ result }) => result.overall.score,
    }),
    standardError: t.float({
      nullable: true,
      description: 'Standard error of measurement in points; null until enough people have taken it.',
      resolve: ({ result }) => result.overall.standardError,
    }),
    band: t.field({
      type: BandType,
      nullable: true,
      description: 'The band that the score lies in.',
      resolve: ({ result, assessment }) => presentBand(assessment, result.overall.band),
    }),
    missingReason: t.field({
      type: MissingReason,
      nullable: true,
      description: 'Why there is no score.',
      resolve: ({ result }) => result.overall.missingReason,
    }),
  }),
});

const NormType = builder.objectRef<NormSnapshot>('Norm').implement({
  description: 'The frozen group that a percentile refers to.',
  fields: (t) => ({
    n: t.exposeInt('n', { description: 'How many people are in it.' }),
    from: t.exposeString('from', {
      description: 'The first day on which its attempts were submitted, as `2026-11-23`.',
    }),
    to: t.exposeString('to', { description: 'The last day.' }),
  }),
});

const PercentileType = builder.objectRef<{ rank: number; norm: NormSnapshot }>('Percentile').implement({
  description: 'A percentile rank with the group that it refers to.',
  fields: (t) => ({
    rank: t.exposeFloat('rank', { description: '100 (people below + half of those level) / people.' }),
    norm: t.field({ type: NormType, description: 'The group.', resolve: ({ norm }) => norm }),
  }),
});

const CompetencyScoreType = builder.objectRef<Within<MeasuredCompetency>>('CompetencyScore').implement({
  description: 'The score of one competency, beside what the role demands.',
  fields: (t) => ({
    competency: t.field({
      type: CompetencyType,
      description: 'The competency.',
      resolve: ({ item, assessment: { publication, preferred } }) =>
        presentCompetency(publication.form.content, item.competency, preferred),
    }),
    score: t.float({
      nullable: true,
      description: 'Percent of maximum possible, 0 to 100, not rounded.',
      resolve: ({ item }) => item.score,
    }),
    standardError: t.float({
      nullable: true,
      description: 'Standard error of measurement in points; null until enough people have taken it.',
      resolve: ({ item }) => item.standardError,
    }),
    missingReason: t.field({
      type: MissingReason,
      nullable: true,
      description: 'Why there is no score.',
      resolve: ({ item }) => item.missingReason,
    }),
    answeredCount: t.int({
      description: 'How many of its questions were answered.',
      resolve: ({ item }) => item.answered,
    }),
    presentedCount: t.int({
      description: 'How many of its questions were shown.',
      resolve: ({ item }) => item.presented,
    }),
    band: t.field({
      type: BandType,
      nullable: true,
      description: 'The band that the score lies in.',
      resolve: ({ item, assessment }) => presentBand(assessment, item.band),
    }),
    target: t.float({
      nullable: true,
      description: 'What the role profile demands, 0 to 100.',
      resolve: ({ item }) => item.target,
    }),
    gap: t.float({
      nullable: true,
      description: 'Points missing to the target; 0 when it is reached.',
      resolve: ({ item }) => item.gap,
    }),
    percentile: t.field({
      type: PercentileType,
      nullable: true,
      description: 'Standing in a norm group; null without a group of at least 100 people.',
      resolve: ({ item }) => item.percentile,
    }),
  }),
});

export const OutcomeType = builder.objectRef<PresentedResult>('Outcome').implement({
  description: 'What scoring gave, once and for all. It names everything by which it can be computed again.',
  fields: (t) => ({
    id: t.id({ description: 'Its id.', resolve: ({ result }) => result.outcome.id }),
    issuedAt: t.field({
      type: 'DateTime',
      description: 'When it was issued.',
      resolve: ({ result }) => result.outcome.issuedAt,
    }),
    algorithmVersion: t.string({
      description: 'Version of the scoring algorithm.',
      resolve: ({ result }) => result.outcome.algorithmVersion,
    }),
    inputHash: t.string({
      description: 'SHA-256 over form, scoring model, algorithm version and responses.',
      resolve: ({ result }) => result.outcome.inputHash,
    }),
    scoringModel: t.field({
      type: ScoringModelType,
      description: 'The scoring model.',
      resolve: ({ result }) => result.publication.scoringModel,
    }),
    overall: t.field({ type: OverallScoreType, description: 'The overall score.', resolve: (result) => result }),
    competencies: t.field({
      type: [CompetencyScoreType],
      description: 'The competency scores in framework order.',
      resolve: (parent) => parent.result.competencies.map((item) => ({ ...parent, item })),
    }),
  }),
});
