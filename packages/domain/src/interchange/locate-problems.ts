import type { Problem } from '../publishing/problem.ts';
import { type BundleFileKind, pathOf } from './bundle-paths.ts';
import { settingsOf } from './bundle-settings.ts';
import { type FileProblem, sortFileProblems } from './file-problem.ts';
import { openFile, type SourceFile } from './open-file.ts';
import { fieldOf, itemsOf } from './own-field.ts';
import type { BundleFiles } from './read-bundle.ts';
import type { FieldPath } from './read-yaml.ts';

/**
 * Finds the line of each problem in the files that the documents were read from, in the order of the files. A field that
 * no file has is placed at what surrounds it; a document without a file at the first line of the file it would have.
 */
export function locateProblems(problems: readonly Problem[], files: BundleFiles): FileProblem[] {
  const opened = new Map<string, SourceFile | null>();
  const open = (path: string): SourceFile | null => {
    const content = files.get(path);
    const known = opened.get(path);
    if (known !== undefined || content === undefined) return known ?? null;
    const { file } = openFile(path, content);
    opened.set(path, file);
    return file;
  };
  const { defaultLocale } = settingsOf(open('bundle.yaml') ?? undefined);
  return sortFileProblems(
    problems.map((problem) => {
      const path = filePathOf(problem, defaultLocale);
      const file = open(path) ?? open(filePathOf(problem, null));
      if (!file) return { ...problem, file: path, line: 1, column: 1 };
      return { ...problem, file: file.path, ...positionOf(problem, file) };
    }),
  );
}

/** Without a default locale, that of the document itself: where a translation's text would be, there may be no file. */
function filePathOf({ document, path }: Problem, defaultLocale: string | null): string {
  if (document.kind === 'question') return pathOf('bank', document.key.slice(0, document.key.indexOf('/')));
  const [field, locale] = path;
  const isText = field === 'title' || field === 'summary' || field === 'body';
  const isTranslated = document.kind === 'guide' && isText && typeof locale === 'string' && defaultLocale !== null;
  return pathOf(
    document.kind as BundleFileKind,
    document.key,
    isTranslated && locale !== defaultLocale ? locale : null,
  );
}

function positionOf({ document, path }: Problem, file: SourceFile) {
  if (file.kind === 'guide' && path[0] === 'body') return file.positionInBody(0);
  return file.yaml.locate(document.kind === 'question' ? pathOfQuestion(document.key, path, file) : path);
}

function pathOfQuestion(reference: string, path: FieldPath, file: SourceFile): FieldPath {
  const key = reference.slice(reference.indexOf('/') + 1);
  const index = itemsOf(fieldOf(file.yaml.value, 'questions')).findIndex(
    (question) => fieldOf(question, 'key') === key,
  );
  return index < 0 ? ['questions'] : ['questions', index, ...path];
}
