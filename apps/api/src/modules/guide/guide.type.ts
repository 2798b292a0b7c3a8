import { chooseLocale } from '@yardstick/domain/content/choose-locale.ts';
import type { Guide } from '@yardstick/domain/content/guide.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import type { DeliveryContext } from '../../graphql/context.ts';
import { builder } from '../../graphql/delivery-builder.ts';
import { localeArgument } from '../../graphql/locale-argument.ts';
import { AssessmentType, presentAssessment } from '../assessment/assessment.type.ts';
import { readInstallation } from '../installation/read-installation.ts';
import type { LiveGuide } from '../publishing/published-content.ts';
import { readingTime } from './reading-time.ts';
import { type Heading, type RenderedMarkdown, renderMarkdown } from './render-markdown.ts';

/** A guide read in one locale. */
export interface PresentedGuide {
  documentId: string;
  publishedAt: Date;
  guide: Guide;
  /** the locale that was used, which may not be the one asked for */
  locale: string;
  requestedLocale: string | null;
  preferred: readonly string[];
}

export function presentGuide(live: LiveGuide, requestedLocale: string | null, defaultLocale: string): PresentedGuide {
  const { locale, preferred } = chooseLocale(requestedLocale, live.locales, defaultLocale);
  return {
    documentId: live.documentId,
    publishedAt: live.publishedAt,
    guide: live.content,
    locale,
    requestedLocale,
    preferred,
  };
}

/** The published ones among these guides, in their order. */
export async function presentGuides(context: DeliveryContext, slugs: readonly string[], locale: string | null) {
  const live = await context.content.findGuides(slugs);
  if (live.length === 0) return [];
  const { defaultLocale } = await readInstallation(context.database);
  return live.map((guide) => presentGuide(guide, locale, defaultLocale));
}

const HeadingType = builder.objectRef<Heading>('Heading').implement({
  description: 'A heading of a guide.',
  fields: (t) => ({
    depth: t.exposeInt('depth', { description: '2 for a section, 3 for a part of one, and so on.' }),
    text: t.exposeString('text', { description: 'Its text without formatting.' }),
    anchor: t.exposeString('anchor', { description: 'Its id in the HTML, for links to `#anchor`.' }),
  }),
});

const GuideBody = builder.objectRef<{ markdown: string; rendered: RenderedMarkdown }>('GuideBody').implement({
  description: 'The text of a guide.',
  fields: (t) => ({
    markdown: t.exposeString('markdown', { description: 'GitHub Markdown, as written.' }),
    html: t.string({ description: 'Sanitised HTML; every heading has an id.', resolve: (body) => body.rendered.html }),
    tableOfContents: t.field({
      type: [HeadingType],
      description: 'Its headings in order.',
      resolve: (body) => body.rendered.tableOfContents,
    }),
  }),
});

export const GuideType = builder.objectRef<PresentedGuide>('Guide');
builder.node(GuideType, {
  description: 'A published article, read in one locale.',
  id: { resolve: (guide) => guide.documentId },
  loadOne: async (id, context) => {
    const live = await context.content.findGuide(id);
    const { defaultLocale } = await readInstallation(context.database);
    return live && presentGuide(live, null, defaultLocale);
  },
  fields: (t) => ({
    slug: t.string({ description: 'Its stable name in addresses.', resolve: ({ guide }) => guide.slug }),
    locale: t.exposeString('locale', {
      description: 'The locale of the texts; the default one where the requested one is missing.',
    }),
    title: t.string({ description: 'Its title.', resolve: ({ guide, preferred }) => textIn(guide.title, preferred) }),
    summary: t.string({
      description: 'What it is about, in a sentence or two.',
      resolve: ({ guide, preferred }) => textIn(guide.summary, preferred),
    }),
    readingMinutes: t.int({
      description: 'Estimated time to read it, in whole minutes.',
      resolve: ({ guide, locale, preferred }) => readingTime(textIn(guide.body, preferred), locale),
    }),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', description: 'When it was first published.' }),
    body: t.field({
      type: GuideBody,
      description: 'The text.',
      resolve: ({ guide, preferred }) => {
        const markdown = textIn(guide.body, preferred);
        return { markdown, rendered: renderMarkdown(markdown) };
      },
    }),
    related: t.field({
      type: [GuideType],
      description: 'Published guides to read beside it.',
      complexity: { field: 1, multiplier: 5 },
      resolve: ({ guide, requestedLocale }, _args, context) => presentGuides(context, guide.related, requestedLocale),
    }),
    assessments: t.field({
      type: [AssessmentType],
      description: 'Published assessments that it belongs to.',
      complexity: { field: 1, multiplier: 5 },
      resolve: async ({ guide, requestedLocale }, _args, context) => {
        const live = await Promise.all(guide.assessments.map((slug) => context.content.findAssessment({ slug })));
        const { defaultLocale } = await readInstallation(context.database);
        return live.flatMap((found) => (found ? [presentAssessment(found, requestedLocale, defaultLocale)] : []));
      },
    }),
  }),
});

builder.queryField('guide', (t) =>
  t.field({
    type: GuideType,
    nullable: true,
    authScopes: { public: true },
    description: 'A published guide; null when there is none of this slug.',
    args: { slug: t.arg.string({ required: true, description: 'Its slug.' }), locale: localeArgument(t) },
    resolve: async (_root, { slug, locale }, context) => {
      const [guide] = await presentGuides(context, [slug], locale ?? null);
      return guide ?? null;
    },
  }),
);

builder.queryField('guides', (t) =>
  t.connection(
    {
      type: GuideType,
      authScopes: { public: true },
      description: 'Published guides, newest first.',
      args: { locale: localeArgument(t) },
      complexity: (args) => ({ field: 1, multiplier: args.first ?? args.last ?? 20 }),
      resolve: async (_root, args, context) => {
        const { defaultLocale } = await readInstallation(context.database);
        const page = await context.content.pageOfGuides(args);
        const edges = page.edges.map(({ cursor, node }) => ({
          cursor,
          node: presentGuide(node, args.locale ?? null, defaultLocale),
        }));
        return { ...page, edges };
      },
    },
    { name: 'GuideConnection', description: 'A page of guides.' },
    { name: 'GuideEdge', description: 'A guide in a page.' },
  ),
);
