import type { Competency, Framework } from '@yardstick/domain/content/framework.ts';
import { type LocalisedText, textIn } from '@yardstick/domain/content/localised-text.ts';
import { valuesAt } from '@yardstick/domain/content/text-paths.ts';
import { leaveOutUnread } from '@yardstick/domain/publishing/estimate-minutes.ts';
import type { Document } from '../../generated/prisma/client.ts';
import { type Content, type ContentKind, titleOf } from '../document/document-kind.ts';
import { localisedTextPaths } from '../document-list/localised-text-paths.ts';

/** What a result is called, and everything else that it says, in the order of the locales. */
export interface SearchedTexts {
  name: string;
  texts: string[];
}

export function textsOfDocument({ kind, content }: Document, locales: readonly string[]): SearchedTexts {
  const name = titleOf(kind as ContentKind, content as Content, locales);
  const texts = localisedTextPaths[kind as ContentKind]
    .flatMap((path) => valuesAt(content, path))
    .map(({ path, value }) => ({ text: value as LocalisedText, isMarkdown: path[0] === 'body' }));
  const inOrder = locales.flatMap((locale) =>
    texts.map(({ text, isMarkdown }) => {
      const written = textIn(text, [locale]);
      return isMarkdown ? withoutMarkdown(written) : written;
    }),
  );
  return { name, texts: inOrder.filter((text) => text !== name) };
}

export function textsOfCompetency({ content }: Document, key: string, locales: readonly string[]): SearchedTexts {
  const { competencies } = content as unknown as Framework;
  const all: Omit<Competency, 'children'>[] = competencies.flatMap((competency) => [
    competency,
    ...competency.children,
  ]);
  const found = all.find((competency) => competency.key === key);
  const name = textIn(found?.name, locales) || key;
  const texts = locales.flatMap((locale) => [textIn(found?.name, [locale]), textIn(found?.description, [locale])]);
  return { name, texts: texts.filter((text) => text !== name) };
}

/** What a reader would see of Markdown, roughly. */
const withoutMarkdown = (markdown: string) => leaveOutUnread(markdown).replace(/[*_`#>|~[\]\\]+/g, ' ');
