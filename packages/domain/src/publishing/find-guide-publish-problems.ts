import type { Bundle } from '../content/bundle.ts';
import type { Guide } from '../content/guide.ts';
import { textIn } from '../content/localised-text.ts';
import { findImagesWithoutText } from '../interchange/find-images-without-text.ts';
import { findMarkdownHeadings } from '../interchange/find-markdown-headings.ts';
import { nearestName } from '../interchange/nearest-name.ts';
import { findLinkPublishProblems } from './find-publish-problems-in-links.ts';
import type { Problem } from './problem.ts';

/** Slugs of what readers can open: published already, or together with the guide. */
export interface PublishedSlugs {
  guides: ReadonlySet<string>;
  assessments: ReadonlySet<string>;
}

type Finding = Omit<Problem, 'document'>;

/**
 * Everything that speaks against publishing a guide: errors forbid it, warnings ask. `bundle` holds at least the guide,
 * the guides that it links to, and the frameworks whose competencies it is about, or none of those. Throws for a slug
 * that is not in the bundle.
 */
export function findGuidePublishProblems({
  bundle,
  guide: slug,
  published,
}: {
  bundle: Bundle;
  /** slug */
  guide: string;
  published: PublishedSlugs;
}): Problem[] {
  const guide = bundle.guides.find((candidate) => candidate.slug === slug);
  if (!guide) throw new Error(`there is no guide ${slug} in the bundle`);
  const reachable = { ...published, guides: new Set([...published.guides, slug]) };
  const findings = [
    ...findMissingTexts(guide, bundle),
    ...findUnknownCompetencies(guide, bundle),
    ...findLostNeighbours(guide, bundle, reachable),
    ...Object.entries(guide.body).flatMap(([locale, markdown]) => [
      ...findFirstLevelHeadings(locale, markdown),
      ...findSilentImages(locale, markdown),
    ]),
    ...findLinkPublishProblems(guide.body, { bundle, guide, published: reachable }).map(
      (finding): Finding => ({ ...finding, path: ['body', ...finding.path] }),
    ),
  ];
  return findings
    .map((finding): Problem => ({ ...finding, document: { kind: 'guide', key: slug } }))
    .toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}

function findMissingTexts(guide: Guide, { defaultLocale, locales }: Bundle): Finding[] {
  const fields = ['title', 'summary', 'body'] as const;
  const has = (field: (typeof fields)[number], locale: string) => textIn(guide[field], [locale]).trim() !== '';
  const errors = fields
    .filter((field) => !has(field, defaultLocale))
    .map(
      (field): Finding => ({
        code: 'text-missing',
        severity: 'error',
        path: [field, defaultLocale],
        message: `the ${field} has no text in the default locale ${defaultLocale}`,
        mend: 'write the text',
      }),
    );
  const translations = locales.filter(
    (locale) => locale !== defaultLocale && fields.some((field) => has(field, locale)),
  );
  const warnings = translations.flatMap((locale) =>
    fields
      .filter((field) => !has(field, locale))
      .map(
        (field): Finding => ({
          code: 'translation-missing',
          severity: 'warning',
          path: [field, locale],
          message: `the translation into ${locale} has no ${field}`,
          mend: `translate it; until then readers get it in ${defaultLocale}`,
        }),
      ),
  );
  return [...errors, ...warnings];
}

function findUnknownCompetencies({ competencies }: Guide, { frameworks }: Bundle): Finding[] {
  if (frameworks.length === 0) return [];
  const known = new Set(
    frameworks.flatMap(({ slug, competencies: top }) =>
      top.flatMap(({ key, children }) => [key, ...children.map((child) => child.key)].map((name) => `${slug}/${name}`)),
    ),
  );
  return competencies.flatMap((name, index): Finding[] => {
    if (known.has(name)) return [];
    const nearest = nearestName(name, known);
    return [
      {
        code: 'unknown-competency',
        severity: 'error',
        path: ['competencies', index],
        message: `there is no competency "${name}"`,
        mend: nearest ? `did you mean "${nearest}"?` : 'name a competency of a framework, or take it out',
      },
    ];
  });
}

/** Delivery leaves these out, so that readers meet no dead end. */
function findLostNeighbours(guide: Guide, bundle: Bundle, published: PublishedSlugs): Finding[] {
  const judge = (field: 'related' | 'assessments', kind: 'guides' | 'assessments') => {
    const isDraft = new Set(bundle[kind].map(({ slug }) => slug));
    return guide[field].flatMap((slug, index): Finding[] => {
      if (slug === guide.slug && kind === 'guides') return [relatedToItself(index)];
      if (published[kind].has(slug)) return [];
      const nearest = isDraft.has(slug) ? undefined : nearestName(slug, published[kind]);
      return [
        {
          code: 'neighbour-unpublished',
          severity: 'warning',
          path: [field, index],
          message: `nothing that is published is called "${slug}", so readers do not see it beside the guide`,
          mend: nearest ? `did you mean "${nearest}"?` : 'publish it as well, or take it out',
        },
      ];
    });
  };
  return [...judge('related', 'guides'), ...judge('assessments', 'assessments')];
}

const relatedToItself = (index: number): Finding => ({
  code: 'related-to-itself',
  severity: 'warning',
  path: ['related', index],
  message: 'the guide is related to itself',
  mend: 'name another guide, or take it out',
});

function findFirstLevelHeadings(locale: string, markdown: string): Finding[] {
  return findMarkdownHeadings(markdown)
    .filter(({ depth }) => depth === 1)
    .map(({ text }) => ({
      code: 'first-level-heading',
      severity: 'warning',
      path: ['body', locale],
      message: `the first-level heading "${text}" stands beside the title, which is one already`,
      mend: 'begin sections with ##',
    }));
}

function findSilentImages(locale: string, markdown: string): Finding[] {
  return findImagesWithoutText(markdown).map((target) => ({
    code: 'image-without-text',
    severity: 'error',
    path: ['body', locale],
    message: `the image "${target}" has no alternative text for those who cannot see it`,
    mend: 'say what it shows: ![what it shows](address)',
  }));
}
