import type { Bundle } from '../content/bundle.ts';
import type { Guide } from '../content/guide.ts';
import { textIn } from '../content/localised-text.ts';
import { findHeadingAnchors, findMarkdownHeadings } from '../interchange/find-markdown-headings.ts';
import { findMarkdownLinks } from '../interchange/find-markdown-links.ts';
import { nearestName } from '../interchange/nearest-name.ts';
import type { Problem } from './problem.ts';

/** Slugs of what readers can open: published already, or together with the guide. */
export interface PublishedSlugs {
  guides: ReadonlySet<string>;
  assessments: ReadonlySet<string>;
}

type Finding = Omit<Problem, 'document'>;

/**
 * Everything that speaks against publishing a guide. `bundle` holds at least the guide and the guides that it links to
 * with an anchor. Throws for a slug that is not in the bundle.
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
    ...findUnpublishedNeighbours(guide, reachable),
    ...Object.entries(guide.body).flatMap(([locale, markdown]) => [
      ...findFirstLevelHeadings(locale, markdown),
      ...findImagesWithoutText(locale, markdown),
      ...findBrokenLinks({ bundle, guide, locale, markdown, published: reachable }),
    ]),
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

function findUnpublishedNeighbours(guide: Guide, published: PublishedSlugs): Finding[] {
  const judge = (field: 'related' | 'assessments', slugs: ReadonlySet<string>) =>
    guide[field].flatMap((slug, index): Finding[] =>
      slugs.has(slug)
        ? []
        : [
            {
              code: 'neighbour-unpublished',
              severity: 'warning',
              path: [field, index],
              message: `"${slug}" is not published, so readers do not see it beside the guide`,
              mend: 'publish it as well, or take it out',
            },
          ],
    );
  return [...judge('related', published.guides), ...judge('assessments', published.assessments)];
}

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

function findImagesWithoutText(locale: string, markdown: string): Finding[] {
  return [...markdown.matchAll(/!\[\s*\]\((?<target>[^)\s]*)/g)].map(({ groups }) => ({
    code: 'image-without-text',
    severity: 'error',
    path: ['body', locale],
    message: `the image "${groups?.target}" has no alternative text for those who cannot see it`,
    mend: 'write what it shows between the square brackets',
  }));
}

interface LinkPlace {
  bundle: Bundle;
  guide: Guide;
  locale: string;
  markdown: string;
  published: PublishedSlugs;
}

function findBrokenLinks({ bundle, guide, locale, markdown, published }: LinkPlace): Finding[] {
  const anchorsOf = (slug: string) => {
    const target = slug === guide.slug ? guide : bundle.guides.find((candidate) => candidate.slug === slug);
    return target && new Set(findHeadingAnchors(textIn(target.body, [locale, bundle.defaultLocale])));
  };
  return findMarkdownLinks(markdown).flatMap(({ target }): Finding[] => {
    const path = ['body', locale];
    const [address = '', anchor] = target.split('#', 2);
    const [, kind, slug = ''] = /^\/(guides|assessments)\/([^/?]+)\/?(?:\?|$)/.exec(address) ?? [];
    if (kind) {
      const slugs = kind === 'guides' ? published.guides : published.assessments;
      if (!slugs.has(slug)) return [{ ...deadLink(target, kind, nearestName(slug, slugs)), path }];
    } else if (address !== '') return [];
    const anchors = anchor && kind !== 'assessments' ? anchorsOf(kind ? slug : guide.slug) : undefined;
    if (!anchor || !anchors || anchors.has(decodeURIComponentSafely(anchor))) return [];
    return [{ ...deadAnchor(anchor, nearestName(anchor, anchors)), path }];
  });
}

function deadLink(target: string, kind: string, nearest: string | undefined): Omit<Finding, 'path'> {
  return {
    code: 'broken-link',
    severity: 'error',
    message: `the link "${target}" leads to nothing that is published`,
    mend: nearest
      ? `publish it as well, or did you mean "/${kind}/${nearest}"?`
      : 'publish it as well, or remove the link',
  };
}

function deadAnchor(anchor: string, nearest: string | undefined): Omit<Finding, 'path'> {
  return {
    code: 'broken-anchor',
    severity: 'warning',
    message: `no heading has the anchor "#${anchor}"`,
    mend: nearest ? `did you mean "#${nearest}"?` : 'link to a heading that exists, or to the page without "#"',
  };
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
