import { chooseLocale } from '@yardstick/domain/content/choose-locale.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import type { Certainty, FocusArea } from '@yardstick/domain/scoring/focus-areas.ts';
import type { Orientation } from '@yardstick/domain/scoring/scores.ts';
import { builder } from '../../graphql/delivery-builder.ts';
import {
  AssessmentType,
  BandType,
  type PresentedAssessment,
  presentBand,
  RoleProfileType,
} from '../assessment/assessment.type.ts';
import { CompetencyType, presentCompetency } from '../assessment/competency.type.ts';
import { GuideType, presentGuides } from '../guide/guide.type.ts';
import { readInstallation } from '../installation/read-installation.ts';
import type { NormSnapshot } from '../norm/read-norm.ts';
import { findGuidesFor } from './find-guides-for.ts';
import { type MeasuredCompetency, type MeasuredResult, readResult } from './read-result.ts';
import { missingReasons } from './stored-scores.ts';

/** A result with the assessment that it speaks of, in the locale of the attempt. */
interface PresentedResult {
  result: MeasuredResult;
  assessment: PresentedAssessment;
}
type Within<T> = PresentedResult & { item: T };

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

const CertaintyEnum = builder.enumType('Certainty', {
  description: 'How sure a gap is.',
  values: {
    CLEAR: { value: 'clear' as Certainty, description: 'Larger than 1.96 standard errors of measurement.' },
    WITHIN_MEASUREMENT_ERROR: {
      value: 'within-measurement-error' as Certainty,
      description: 'Measurement error alone could explain it.',
    },
    UNKNOWN: {
      value: 'unknown' as Certainty,
      description: 'The measurement error is not known yet: too few people have taken it.',
    },
  },
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

const OutcomeType = builder.objectRef<PresentedResult>('Outcome').implement({
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

const FocusAreaType = builder.objectRef<Within<FocusArea>>('FocusArea').implement({
  description: 'A competency below the target of the role: where to focus next.',
  fields: (t) => ({
    competency: t.field({
      type: CompetencyType,
      description: 'The competency.',
      resolve: ({ item, assessment: { publication, preferred } }) =>
        presentCompetency(publication.form.content, item.competency, preferred),
    }),
    gap: t.float({ description: 'Points missing to the target.', resolve: ({ item }) => item.gap }),
    priority: t.float({
      description: "The gap times the role's share of weight for the competency.",
      resolve: ({ item }) => item.priority,
    }),
    share: t.float({ description: 'Its part of all priorities together, 0 to 1.', resolve: ({ item }) => item.share }),
    certainty: t.field({
      type: CertaintyEnum,
      description: 'Whether the gap is larger than measurement error.',
      resolve: ({ item }) => item.certainty,
    }),
    guides: t.field({
      type: [GuideType],
      description: 'Published guides that answer it, best first.',
      complexity: { field: 1, multiplier: 3 },
      resolve: ({ item, result, assessment }, _args, context) =>
        presentGuides(context, findGuidesFor(result, item.competency), assessment.locale),
    }),
  }),
});

const PoleType = builder.objectRef<{ key: string; name: string }>('Pole').implement({
  description: 'One end of a role orientation.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its stable name.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
  }),
});

const IntervalType = builder.objectRef<{ low: number; high: number }>('Interval').implement({
  description: 'A 95 % interval.',
  fields: (t) => ({
    low: t.exposeFloat('low', { description: 'Its lower end.' }),
    high: t.exposeFloat('high', { description: 'Its upper end.' }),
  }),
});

const OrientationType = builder.objectRef<Within<Orientation>>('Orientation').implement({
  description: 'A lean between two roles within this person. It says nothing in comparison with others.',
  fields: (t) => ({
    lean: t.string({
      nullable: true,
      description: 'Key of the pole; null when the interval includes 0 and no lean can be told.',
      resolve: ({ item }) => item.lean,
    }),
    value: t.float({
      description: '−100 (all choices at the negative pole) to 100 (all at the positive pole).',
      resolve: ({ item }) => item.value,
    }),
    interval: t.field({
      type: IntervalType,
      description: 'Wilson interval of the value.',
      resolve: ({ item }) => item.interval,
    }),
    questionCount: t.int({
      description: 'How many forced choices were made.',
      resolve: ({ item }) => item.questionCount,
    }),
    positive: t.field({
      type: PoleType,
      description: 'The pole at 100.',
      resolve: (parent) => poleOf(parent, 'positive'),
    }),
    negative: t.field({
      type: PoleType,
      description: 'The pole at −100.',
      resolve: (parent) => poleOf(parent, 'negative'),
    }),
  }),
});

function poleOf({ assessment: { publication, preferred } }: PresentedResult, side: 'positive' | 'negative') {
  const pole = publication.content.orientation?.[side];
  if (!pole) throw new Error(`publication ${publication.id} has an orientation without poles`);
  return { key: pole.key, name: textIn(pole.name, preferred) };
}

const ResultType = builder.objectRef<PresentedResult>('Result').implement({
  description: 'What a respondent is shown: the issued outcome measured against a role profile.',
  fields: (t) => ({
    assessment: t.field({
      type: AssessmentType,
      description: 'The assessment, as the outcome was issued.',
      resolve: ({ assessment }) => assessment,
    }),
    roleProfile: t.field({
      type: RoleProfileType,
      nullable: true,
      description: 'What it is measured against; null when the assessment has no role profiles.',
      resolve: ({ result, assessment }) => {
        const profile = assessment.publication.content.roleProfiles.find(({ id }) => id === result.roleProfileId);
        return profile ? { profile, assessment } : null;
      },
    }),
    outcome: t.field({ type: OutcomeType, description: 'The issued outcome.', resolve: (result) => result }),
    focusAreas: t.field({
      type: [FocusAreaType],
      description: 'Where to focus next, most important first.',
      resolve: (parent) => parent.result.focusAreas.map((item) => ({ ...parent, item })),
    }),
    orientation: t.field({
      type: OrientationType,
      nullable: true,
      description: 'The lean between two roles; null without forced choices.',
      resolve: (parent) => {
        const { orientation } = parent.result.scores;
        return orientation && { ...parent, item: orientation };
      },
    }),
  }),
});

builder.queryField('result', (t) =>
  t.field({
    type: ResultType,
    nullable: true,
    authScopes: { public: true },
    description: 'The result of a submitted attempt; null for any other token.',
    args: {
      token: t.arg.string({ required: true, description: 'The token of the attempt.' }),
      roleProfile: t.arg.id({
        description: 'What to measure it against; by default the first role profile of the assessment.',
      }),
    },
    resolve: async (_root, { token, roleProfile }, context) => {
      const result = await readResult(context, { token, roleProfile: roleProfile ?? null });
      if (!result) return null;
      const { publication, locale } = result;
      const { defaultLocale } = await readInstallation(context.database);
      return { result, assessment: { publication, ...chooseLocale(locale, publication.locales, defaultLocale) } };
    },
  }),
);
