import type { Band } from '@yardstick/domain/content/assessment.ts';
import { chooseLocale } from '@yardstick/domain/content/choose-locale.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { builder } from '../../graphql/delivery-builder.ts';
import { asUuid } from '../../graphql/global-id.ts';
import { localeArgument } from '../../graphql/locale-argument.ts';
import { renderMarkdown } from '../guide/render-markdown.ts';
import { readInstallation } from '../installation/read-installation.ts';
import type { AssessmentPublication } from '../publishing/published-content.ts';
import { CompetencyType, type PresentedCompetency, presentCompetency } from './competency.type.ts';
import { FormType } from './form.type.ts';

/** A publication of an assessment read in one locale. */
export interface PresentedAssessment {
  publication: AssessmentPublication;
  locale: string;
  preferred: readonly string[];
}

export function presentAssessment(
  publication: AssessmentPublication,
  requestedLocale: string | null,
  defaultLocale: string,
): PresentedAssessment {
  return { publication, ...chooseLocale(requestedLocale, publication.locales, defaultLocale) };
}

interface PresentedBand {
  band: Band;
  to: number;
  preferred: readonly string[];
}

/** A band of a publication by key; null when the score has none. */
export function presentBand({ publication, preferred }: PresentedAssessment, key: string | null): PresentedBand | null {
  const { bands } = publication.content;
  const index = bands.findIndex((band) => band.key === key);
  const band = bands[index];
  return band ? { band, to: bands[index + 1]?.from ?? 100, preferred } : null;
}

export const BandType = builder.objectRef<PresentedBand>('Band').implement({
  description:
    'An interval of scores with a name: from its lower cut (included) to the next (left out; the last ends at 100).',
  fields: (t) => ({
    key: t.string({ description: 'Its stable name.', resolve: ({ band }) => band.key }),
    name: t.string({ description: 'Its name.', resolve: ({ band, preferred }) => textIn(band.name, preferred) }),
    text: t.string({
      description: 'What a score in it says.',
      resolve: ({ band, preferred }) => textIn(band.text, preferred),
    }),
    from: t.float({ description: 'Its lower cut, 0 to 100.', resolve: ({ band }) => band.from }),
    to: t.float({ description: 'Where the next band begins, or 100.', resolve: ({ to }) => to }),
  }),
});

type RoleProfile = AssessmentPublication['content']['roleProfiles'][number];
export interface PresentedRoleProfile {
  profile: RoleProfile;
  assessment: PresentedAssessment;
}

const CompetencyTarget = builder
  .objectRef<{ competency: PresentedCompetency; target: number }>('CompetencyTarget')
  .implement({
    description: 'What a role demands of one competency.',
    fields: (t) => ({
      competency: t.field({
        type: CompetencyType,
        description: 'The competency.',
        resolve: ({ competency }) => competency,
      }),
      target: t.exposeFloat('target', { description: 'The score that the role demands, 0 to 100.' }),
    }),
  });

export const RoleProfileType = builder.objectRef<PresentedRoleProfile>('RoleProfile').implement({
  description: 'What a role demands at a stage of the company.',
  fields: (t) => ({
    id: t.id({ description: 'The id by which a result is asked for.', resolve: ({ profile }) => profile.id }),
    role: t.string({ description: 'The role, as a stable name.', resolve: ({ profile }) => profile.role }),
    stage: t.string({ description: 'The stage, as a stable name.', resolve: ({ profile }) => profile.stage }),
    label: t.string({
      description: 'Role and stage in words.',
      resolve: ({ profile, assessment }) => textIn(profile.label, assessment.preferred),
    }),
    basis: t.string({
      nullable: true,
      description: 'Where the targets come from.',
      resolve: ({ profile, assessment }) => textIn(profile.basis, assessment.preferred) || null,
    }),
    targets: t.field({
      type: [CompetencyTarget],
      description: 'A target for each measured competency, in framework order.',
      resolve: ({ profile, assessment: { publication, preferred } }) => {
        const targets = new Map(Object.entries(profile.targets));
        return publication.form.content.competencies.map(({ key }) => ({
          competency: presentCompetency(publication.form.content, key, preferred),
          target: targets.get(key) ?? 0,
        }));
      },
    }),
  }),
});

export const AssessmentType = builder.objectRef<PresentedAssessment>('Assessment');
builder.node(AssessmentType, {
  description: 'A published assessment, read in one locale.',
  id: { resolve: ({ publication }) => publication.documentId },
  loadOne: async (id, { database, content }) => {
    const live = await content.findAssessment({ documentId: asUuid(id) });
    const { defaultLocale } = await readInstallation(database);
    return live && presentAssessment(live, null, defaultLocale);
  },
  fields: (t) => ({
    slug: t.string({
      description: 'Its stable name in addresses.',
      resolve: ({ publication }) => publication.content.slug,
    }),
    locale: t.exposeString('locale', {
      description: 'The locale of the texts; the default one where the requested one is missing.',
    }),
    locales: t.stringList({
      description: 'The locales in which it can be taken.',
      resolve: ({ publication }) => [...publication.locales],
    }),
    title: t.string({
      description: 'Its title.',
      resolve: ({ publication, preferred }) => textIn(publication.content.title, preferred),
    }),
    summary: t.string({
      description: 'What it is about, in a sentence or two.',
      resolve: ({ publication, preferred }) => textIn(publication.content.summary, preferred),
    }),
    introduction: t.string({
      description: 'What to know before the start, in Markdown.',
      resolve: ({ publication, preferred }) => textIn(publication.content.introduction, preferred),
    }),
    introductionHtml: t.string({
      description: 'The introduction as sanitised HTML.',
      resolve: ({ publication, preferred }) => renderMarkdown(textIn(publication.content.introduction, preferred)).html,
    }),
    estimatedMinutes: t.int({
      description: 'Estimated time to take it, in whole minutes, from the length of its texts.',
      resolve: ({ publication }) => publication.content.estimatedMinutes,
    }),
    publishedAt: t.field({
      type: 'DateTime',
      description: 'When this publication was made.',
      resolve: ({ publication }) => publication.publishedAt,
    }),
    competencies: t.field({
      type: [CompetencyType],
      description: 'What it measures, in framework order.',
      resolve: ({ publication, preferred }) =>
        publication.form.content.competencies.map(({ key }) =>
          presentCompetency(publication.form.content, key, preferred),
        ),
    }),
    bands: t.field({
      type: [BandType],
      description: 'The bands of its scores, lowest first.',
      resolve: (assessment) =>
        assessment.publication.content.bands.flatMap(({ key }) => presentBand(assessment, key) ?? []),
    }),
    roleProfiles: t.field({
      type: [RoleProfileType],
      description: 'What a result can be measured against; the first is the default.',
      resolve: (assessment) => assessment.publication.content.roleProfiles.map((profile) => ({ profile, assessment })),
    }),
    form: t.field({
      type: FormType,
      description: 'The form that new attempts get.',
      resolve: ({ publication, preferred }) => ({ form: publication.form, preferred }),
    }),
  }),
});

builder.queryField('assessment', (t) =>
  t.field({
    type: AssessmentType,
    nullable: true,
    authScopes: { public: true },
    description: 'A published assessment; null when there is none of this slug.',
    args: { slug: t.arg.string({ required: true, description: 'Its slug.' }), locale: localeArgument(t) },
    resolve: async (_root, { slug, locale }, { database, content }) => {
      const live = await content.findAssessment({ slug });
      if (!live) return null;
      const { defaultLocale } = await readInstallation(database);
      return presentAssessment(live, locale ?? null, defaultLocale);
    },
  }),
);

builder.queryField('assessments', (t) =>
  t.connection(
    {
      type: AssessmentType,
      authScopes: { public: true },
      description: 'Published assessments, newest first.',
      args: { locale: localeArgument(t) },
      complexity: (args) => ({ field: 1, multiplier: args.first ?? args.last ?? 20 }),
      resolve: async (_root, args, { database, content }) => {
        const { defaultLocale } = await readInstallation(database);
        const page = await content.pageOfAssessments(args);
        const edges = page.edges.map(({ cursor, node }) => ({
          cursor,
          node: presentAssessment(node, args.locale ?? null, defaultLocale),
        }));
        return { ...page, edges };
      },
    },
    { name: 'AssessmentConnection', description: 'A page of assessments.' },
    { name: 'AssessmentEdge', description: 'An assessment in a page.' },
  ),
);
