import { valuesAt } from '../content/text-paths.ts';
import type { FilePosition, FileProblem } from './file-problem.ts';
import { findHeadingAnchors } from './find-markdown-headings.ts';
import { findMarkdownLinks } from './find-markdown-links.ts';
import type { KnownKeys } from './known-keys.ts';
import { nearestName } from './nearest-name.ts';
import { type Finding, problemIn, type SourceFile } from './open-file.ts';
import { fieldOf, namesOf } from './own-field.ts';

/** What links may lead to. */
export interface LinkTargets {
  known: KnownKeys;
  /** Anchors of a guide in a locale, or in the default locale where it is not translated. */
  anchorsOf(slug: string, locale: string | null): ReadonlySet<string> | undefined;
}

export function collectLinkTargets(files: readonly SourceFile[], known: KnownKeys): LinkTargets {
  const anchors = new Map<string, ReadonlySet<string>>();
  for (const { kind, slug, locale, body } of files) {
    if (kind === 'guide' && body !== '') anchors.set(`${slug}.${locale ?? ''}`, new Set(findHeadingAnchors(body)));
  }
  return { known, anchorsOf: (slug, locale) => anchors.get(`${slug}.${locale ?? ''}`) ?? anchors.get(`${slug}.`) };
}

/** Links in Markdown that lead to a guide, an assessment or a heading that does not exist. */
export function findLinkProblems(file: SourceFile, targets: LinkTargets): FileProblem[] {
  if (file.kind === 'guide') {
    return findMarkdownLinks(file.body).flatMap(({ target, offset }) => {
      const finding = judgeLink(target, file, targets);
      return finding ? [{ ...problemIn(file, ['body'], finding), ...file.positionInBody(offset) }] : [];
    });
  }
  if (file.kind !== 'assessment') return [];
  return valuesAt(file.yaml.value, ['introduction']).flatMap(({ path, value }) => {
    if (typeof value === 'string') return findProblemsInText(file, path, value, targets);
    return namesOf(value).flatMap((locale) => {
      const text = fieldOf(value, locale);
      return typeof text === 'string' ? findProblemsInText(file, [...path, locale], text, targets) : [];
    });
  });
}

function findProblemsInText(
  file: SourceFile,
  path: readonly (string | number)[],
  text: string,
  targets: LinkTargets,
): FileProblem[] {
  return findMarkdownLinks(text).flatMap(({ target }) => {
    const finding = judgeLink(target, null, targets);
    return finding ? [{ ...problemIn(file, path, finding), ...positionOfLink(file, path, target) }] : [];
  });
}

/** Where the file writes the address; nothing where an escape or a fold hides it. */
function positionOfLink(
  file: SourceFile,
  path: readonly (string | number)[],
  target: string,
): FilePosition | undefined {
  const source = file.yaml.sourceOf(path);
  const index = source?.text.indexOf(target) ?? -1;
  return source && index >= 0 ? file.yaml.positionOf(source.offset + index) : undefined;
}

function judgeLink(target: string, guide: SourceFile | null, { known, anchorsOf }: LinkTargets): Finding | undefined {
  const [address = '', anchor] = target.split('#', 2);
  const path = address.split('?')[0] ?? '';
  if (path === '') return guide && anchor ? judgeAnchor(anchor, anchorsOf(guide.slug, guide.locale)) : undefined;
  const markdownFile = /^(?![a-z][a-z0-9+.-]*:|\/\/)(?:.*\/)?([a-z0-9-]+)(?:\.[^./]+)?\.md$/.exec(path);
  if (markdownFile) {
    return {
      code: 'link-to-file',
      message: `the link "${target}" leads to a file, which the website does not have`,
      mend: `write "/guides/${markdownFile[1]}"`,
    };
  }
  const [, kind, slug = ''] = /^\/(guides|assessments)\/([^/]+)\/?$/.exec(path) ?? [];
  if (!kind) return undefined;
  const slugs = kind === 'guides' ? known.guides : known.assessments;
  if (!slugs.has(slug)) {
    const nearest = nearestName(slug, slugs);
    const what = kind === 'guides' ? 'guide' : 'assessment';
    return {
      code: 'broken-link',
      message: `the link "${target}" leads to no ${what} of the bundle`,
      mend: nearest ? `did you mean "/${kind}/${nearest}"?` : `write the ${what}, or remove the link`,
    };
  }
  return kind === 'guides' && anchor ? judgeAnchor(anchor, anchorsOf(slug, guide?.locale ?? null)) : undefined;
}

function judgeAnchor(anchor: string, anchors: ReadonlySet<string> | undefined): Finding | undefined {
  if (!anchors || anchors.has(decodeAnchor(anchor))) return undefined;
  const nearest = nearestName(anchor, anchors);
  return {
    code: 'broken-anchor',
    severity: 'warning',
    message: `no heading has the anchor "#${anchor}"`,
    mend: nearest ? `did you mean "#${nearest}"?` : 'link to a heading that exists, or to the page without "#"',
  };
}

function decodeAnchor(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
