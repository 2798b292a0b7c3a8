import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import type { Document } from '../../generated/prisma/client.ts';
import { studio } from '../../graphql/studio-builder.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { FrameworkType, QuestionBankType } from '../document/document.type.ts';
import type { ContentOf } from '../document/document-kind.ts';
import { documentsNamed } from './documents-named.ts';
import { localeDescription, readText } from './read-text.ts';

const bankIn = ({ content }: Document) => content as unknown as ContentOf<'bank'>;

/** Questions outside of the trash by slug of their bank, one statement for all that a request asks for at once. */
const questionCounts = createContextCache(
  ({ database }: StudioContext) =>
    new DataLoader<string, number>(
      async (banks) => {
        const rows = await database.$queryRaw<{ bank: string; count: number }[]>`
          SELECT content->>'bank' AS bank, count(*)::int AS count FROM document
          WHERE kind = 'question' AND trashed_at IS NULL AND content->>'bank' = ANY (${banks}::text[]) GROUP BY 1`;
        const counts = new Map(rows.map(({ bank, count }) => [bank, count]));
        return banks.map((bank) => counts.get(bank) ?? 0);
      },
      { cache: false },
    ),
);

studio.objectFields(QuestionBankType, (t) => ({
  name: t.string({
    description: 'What it is called.',
    args: { locale: t.arg.string({ description: localeDescription }) },
    resolve: (row, { locale }, context) => readText(bankIn(row).name, locale, context),
  }),
  framework: t.field({
    type: FrameworkType,
    nullable: true,
    description: 'The framework whose competencies its questions measure; null when there is none.',
    resolve: (row, _args, context) => documentsNamed(context).load({ kind: 'framework', key: bankIn(row).framework }),
  }),
  questionCount: t.int({
    description: 'How many questions it has outside of the trash.',
    resolve: ({ key }, _args, context) => questionCounts(context).load(key),
  }),
}));
