import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import type { Document } from '../../generated/prisma/client.ts';
import { studio } from '../../graphql/studio-builder.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { DocumentInterface } from '../document/document.type.ts';

/** Who saved a document last and why, one statement for all that a request asks for at once. */
const lastRevisions = createContextCache(
  ({ database }: StudioContext) =>
    new DataLoader<Pick<Document, 'id' | 'revision'>, { author: string; summary: string }>(
      async (documents) => {
        const rows = await database.$queryRaw<{ id: string; number: number; author: string; summary: string }[]>`
          SELECT revision.document_id AS id, revision.number, revision.author, revision.summary FROM revision
          JOIN unnest(${documents.map(({ id }) => id)}::uuid[], ${documents.map(({ revision }) => revision)}::int[])
            AS asked (id, number) ON revision.document_id = asked.id AND revision.number = asked.number`;
        const byName = new Map(rows.map((row) => [`${row.id} ${row.number}`, row]));
        return documents.map(
          ({ id, revision }) =>
            byName.get(`${id} ${revision}`) ?? new Error(`document ${id} has no revision ${revision}`),
        );
      },
      { cache: false },
    ),
);

studio.interfaceFields(DocumentInterface, (t) => ({
  updatedBy: t.string({
    description: 'Who saved it last.',
    resolve: async (row, _args, context) => (await lastRevisions(context).load(row)).author,
  }),
  lastSummary: t.string({
    description: 'What the last save changed, in words.',
    resolve: async (row, _args, context) => (await lastRevisions(context).load(row)).summary,
  }),
}));
