import { countReadWords } from '@yardstick/domain/publishing/estimate-minutes.ts';
import { LRUCache } from 'lru-cache';
import type { Document } from '../../generated/prisma/client.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { GuideType } from '../document/document.type.ts';
import type { ContentOf } from '../document/document-kind.ts';
import { localeDescription, localesOf, readText } from './read-text.ts';

const guideIn = ({ content }: Document) => content as unknown as ContentOf<'guide'>;

/** By revision and locale: counting the words of a page of guides takes longer than reading them. */
const knownWordCounts = new LRUCache<string, number>({ max: 5000 });

studio.objectFields(GuideType, (t) => ({
  summary: t.string({
    description: 'What it is about.',
    args: { locale: t.arg.string({ description: localeDescription }) },
    resolve: (row, { locale }, context) => readText(guideIn(row).summary, locale, context),
  }),
  locales: t.stringList({
    description: 'Locales that its body is written in, the default one first.',
    resolve: (row, _args, context) => localesOf(guideIn(row).body, context),
  }),
  wordCount: t.int({
    description: 'How many words its body has.',
    args: { locale: t.arg.string({ description: localeDescription }) },
    resolve: async (row, { locale }, context) => {
      const name = `${row.id} ${row.revision} ${locale ?? ''}`;
      const count = knownWordCounts.get(name) ?? countReadWords(await readText(guideIn(row).body, locale, context));
      knownWordCounts.set(name, count);
      return count;
    },
  }),
}));
