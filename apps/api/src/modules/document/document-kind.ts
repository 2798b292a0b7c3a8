import { assessmentSchema } from '@yardstick/domain/content/assessment.ts';
import { frameworkSchema } from '@yardstick/domain/content/framework.ts';
import { guideSchema } from '@yardstick/domain/content/guide.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { questionBankSchema, questionSchema } from '@yardstick/domain/content/question.ts';
import type { z } from 'zod';

export const contentSchemas = {
  guide: guideSchema,
  framework: frameworkSchema,
  bank: questionBankSchema,
  question: questionSchema,
  assessment: assessmentSchema,
} as const;

export type ContentKind = keyof typeof contentSchemas;
export type ContentOf<K extends ContentKind> = z.infer<(typeof contentSchemas)[K]>;
export type Content = ContentOf<ContentKind>;

export const contentKinds = Object.keys(contentSchemas) as ContentKind[];

/** Name of the GraphQL type of a kind. */
export const typenames = {
  guide: 'Guide',
  framework: 'Framework',
  bank: 'QuestionBank',
  question: 'Question',
  assessment: 'Assessment',
} as const satisfies Record<ContentKind, string>;

/** Every stored document follows this version of the domain's schemas. */
export const schemaVersion = 1;

/** The key under which a document is known: its slug, of a question `bank/key`. */
export function keyOf(kind: ContentKind, content: Content): string {
  if (kind === 'question') {
    const { bank, key } = content as ContentOf<'question'>;
    return `${bank}/${key}`;
  }
  return (content as { slug: string }).slug;
}

/** What people call a document: its title, name or prompt; its key where it has none. */
export function titleOf(kind: ContentKind, content: Content, locales: readonly string[]): string {
  const fields = content as Partial<Record<'title' | 'name' | 'prompt', ContentOf<'guide'>['title']>>;
  return textIn(fields.title ?? fields.name ?? fields.prompt, locales) || keyOf(kind, content);
}
