import { keySchema, localeSchema } from '../content/key.ts';
import type { FileProblem } from './file-problem.ts';
import { problemIn, type SourceFile } from './open-file.ts';

/** File names that cannot be the slug of a document, or the locale of a translation. */
export function findSlugProblems(file: SourceFile): FileProblem[] {
  const { slug, locale } = file;
  const problems: FileProblem[] = [];
  if (!keySchema.safeParse(slug).success) {
    const mend = 'name the file in lower-case letters, digits and single hyphens, at most 80 characters';
    problems.push(problemIn(file, [], { code: 'bad-format', message: `"${slug}" cannot be a slug`, mend }));
  }
  if (locale !== null && !localeSchema.safeParse(locale).success) {
    const mend = 'name the file <slug>.<locale>.md with a language tag like "de" or "pt-BR"';
    problems.push(problemIn(file, [], { code: 'bad-format', message: `"${locale}" cannot be a locale`, mend }));
  }
  return problems;
}
