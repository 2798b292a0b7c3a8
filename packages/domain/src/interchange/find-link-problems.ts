import { valuesAt } from '../content/text-paths.ts';
import type { FilePosition, FileProblem } from './file-problem.ts';
import { findHeadingAnchors } from './find-markdown-headings.ts';
import { findMarkdownLinks } from './find-markdown-links.ts';
import { judgeLink, type LinkTargets } from './judge-link.ts';
import type { KnownKeys } from './known-keys.ts';
import { problemIn, type SourceFile } from './open-file.ts';
import { fieldOf, namesOf } from './own-field.ts';

/** What the links of a file may lead to; anchors are those of its locale, else of the default locale. */
export function collectLinkTargets(files: readonly SourceFile[], known: KnownKeys): (file: SourceFile) => LinkTargets {
  const anchors = new Map<string, ReadonlySet<string>>();
  for (const { kind, slug, locale, body } of files) {
    if (kind === 'guide' && body !== '') anchors.set(`${slug}.${locale ?? ''}`, new Set(findHeadingAnchors(body)));
  }
  return ({ kind, slug: own, locale }) => ({
    guides: known.guides,
    assessments: known.assessments,
    anchorsOf: (guide) => {
      if (guide === null && kind !== 'guide') return undefined;
      return anchors.get(`${guide ?? own}.${locale ?? ''}`) ?? anchors.get(`${guide ?? own}.`);
    },
    those: 'of the bundle',
    remedy: 'write',
  });
}

/** Links in Markdown that lead to a guide, an assessment or a heading that does not exist. */
export function findLinkProblems(file: SourceFile, targets: LinkTargets): FileProblem[] {
  if (file.kind === 'guide') {
    return findMarkdownLinks(file.body).flatMap(({ target, offset }) => {
      const finding = judgeLink(target, targets);
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
    const finding = judgeLink(target, targets);
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
