import type { z } from 'zod';
import { describeShapeIssue } from './describe-shape-issue.ts';
import type { FileProblem } from './file-problem.ts';
import { assessmentFileSchema } from './files/assessment-file.ts';
import { bankFileSchema } from './files/bank-file.ts';
import { frameworkFileSchema } from './files/framework-file.ts';
import { guideFileSchema, guideTranslationFileSchema } from './files/guide-file.ts';
import { settingsFileSchema } from './files/settings-file.ts';
import { problemIn, type SourceFile } from './open-file.ts';
import type { FieldPath } from './read-yaml.ts';

const schemas = {
  bundle: settingsFileSchema,
  guide: guideFileSchema,
  framework: frameworkFileSchema,
  bank: bankFileSchema,
  assessment: assessmentFileSchema,
};

/** The schema that a file's fields must satisfy. */
export function fileSchemaOf({ kind, locale }: Pick<SourceFile, 'kind' | 'locale'>): z.ZodObject {
  return kind === 'guide' && locale !== null ? guideTranslationFileSchema : schemas[kind];
}

/** Fields that are missing, unknown or of the wrong type. */
export function findShapeProblems(file: SourceFile): FileProblem[] {
  const schema = fileSchemaOf(file);
  const value = file.yaml.value ?? {};
  const context = { schema, value, writtenAt: (path: FieldPath) => file.yaml.sourceOf(path)?.text };
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues
    .flatMap((issue) => describeShapeIssue(issue, context))
    .map(({ path, at, ...finding }) => problemIn(file, path, finding, at));
}
