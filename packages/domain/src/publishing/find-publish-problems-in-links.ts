import type { Bundle } from '../content/bundle.ts';
import type { Guide } from '../content/guide.ts';
import { type LocalisedText, textIn } from '../content/localised-text.ts';
import { findHeadingAnchors } from '../interchange/find-markdown-headings.ts';
import { findMarkdownLinks } from '../interchange/find-markdown-links.ts';
import { judgeLink, type LinkTargets, parseLink } from '../interchange/judge-link.ts';
import type { Problem } from './problem.ts';

interface Surroundings {
  bundle: Bundle;
  /** the guide that the text is of */
  guide: Guide | null;
  /** slugs; without assessments, links to those are not judged */
  published: { guides: ReadonlySet<string>; assessments: ReadonlySet<string> | undefined };
}

/** Links in a Markdown text that readers could not follow, in each locale; paths begin with the locale. */
export function findLinkPublishProblems(
  text: LocalisedText,
  { bundle, guide, published }: Surroundings,
): Omit<Problem, 'document'>[] {
  const bodies = new Map<string | null, LocalisedText>(bundle.guides.map(({ slug, body }) => [slug, body]));
  if (guide) bodies.set(null, guide.body);
  return Object.entries(text).flatMap(([locale, markdown]) => {
    const anchors = new Map<string | null, ReadonlySet<string>>();
    const targets: LinkTargets = {
      ...published,
      anchorsOf: (slug) => {
        const body = bodies.get(slug);
        if (!body) return undefined;
        const found = anchors.get(slug) ?? new Set(findHeadingAnchors(textIn(body, [locale, bundle.defaultLocale])));
        anchors.set(slug, found);
        return found;
      },
      those: 'that is published',
      remedy: 'publish',
    };
    return findMarkdownLinks(markdown).flatMap(({ target }) => {
      const finding = judgeLink(target, targets);
      if (!finding) return [];
      const mend = isDraft(target, bundle) && finding.code === 'broken-link' ? publishToo : finding.mend;
      return [{ severity: 'error' as const, path: [locale], ...finding, mend }];
    });
  });
}

const publishToo = 'publish it as well, or remove the link';

function isDraft(target: string, bundle: Bundle): boolean {
  const destination = parseLink(target);
  if (destination.to !== 'guides' && destination.to !== 'assessments') return false;
  return bundle[destination.to].some(({ slug }) => slug === destination.slug);
}
