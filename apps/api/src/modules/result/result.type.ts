import { chooseLocale } from '@yardstick/domain/content/choose-locale.ts';
import { builder } from '../../graphql/delivery-builder.ts';
import { AssessmentType, RoleProfileType } from '../assessment/assessment.type.ts';
import { readInstallation } from '../installation/read-installation.ts';
import { FocusAreaType } from './focus-area.type.ts';
import { OrientationType } from './orientation.type.ts';
import { OutcomeType } from './outcome.type.ts';
import type { PresentedResult } from './presented-result.ts';
import { readResult } from './read-result.ts';

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
