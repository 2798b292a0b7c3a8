import { createContextCache } from '@pothos/core';
import type { Bundle } from '@yardstick/domain/content/bundle.ts';
import { findReferences, type Reference } from '@yardstick/domain/publishing/find-references.ts';
import DataLoader from 'dataloader';
import type { Document } from '../../generated/prisma/client.ts';
import { studio } from '../../graphql/studio-builder.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { DocumentInterface } from '../document/document.type.ts';
import { type ContentKind, contentKinds } from '../document/document-kind.ts';
import { findReferringDocuments } from './find-referring-documents.ts';

interface Use extends Pick<Reference, 'path' | 'how'> {
  document: Document;
}

/** What refers to a document, one statement for all that a request asks for at once. */
const usesOfDocuments = createContextCache(
  (context: StudioContext) =>
    new DataLoader<Document, Use[]>(
      async (documents) => {
        const keysOf = (kind: ContentKind) =>
          documents.filter((document) => document.kind === kind).map(({ key }) => key);
        const keys = new Map(
          contentKinds.map((kind) => [kind, keysOf(kind)] as const).filter(([, all]) => all.length > 0),
        );
        const referring = await findReferringDocuments(context, keys);
        const bundle = bundleOf(referring);
        const byName = new Map(referring.map((row) => [`${row.kind} ${row.key}`, row]));
        return documents.map(({ kind, key }) =>
          findReferences(bundle, { kind: kind as ContentKind, key }).flatMap(({ document, path, how }) => {
            const row = byName.get(`${document.kind} ${document.key}`);
            return row ? [{ document: row, path, how }] : [];
          }),
        );
      },
      { cache: false },
    ),
);

/** Some documents as the bundle that the domain reads. */
function bundleOf(documents: readonly Document[]): Bundle {
  const contentsOf = <T>(kind: ContentKind) =>
    documents.filter((document) => document.kind === kind).map(({ content }) => content as T);
  return {
    defaultLocale: 'en',
    locales: ['en'],
    guides: contentsOf('guide'),
    frameworks: contentsOf('framework'),
    banks: contentsOf('bank'),
    questions: contentsOf('question'),
    assessments: contentsOf('assessment'),
  };
}

const UseType = studio.objectRef<Use>('DocumentReference').implement({
  description: 'A place in a draft that refers to another document.',
  fields: (t) => ({
    document: t.field({ type: DocumentInterface, description: 'What refers to it.', resolve: (use) => use.document }),
    path: t.stringList({
      description: 'The field, outermost first; places in lists count from 0.',
      resolve: ({ path }) => path.map(String),
    }),
    how: t.exposeString('how', { description: 'In words, as part of a sentence about what refers.' }),
  }),
});

studio.interfaceFields(DocumentInterface, (t) => ({
  usedBy: t.field({
    type: [UseType],
    description: 'Every place in other drafts, outside of the trash, that refers to it.',
    resolve: (row, _args, context) => usesOfDocuments(context).load(row),
  }),
  usedByCount: t.int({
    description: 'How many other documents, outside of the trash, refer to it in their drafts, each counted once.',
    resolve: async (row, _args, context) =>
      new Set((await usesOfDocuments(context).load(row)).map(({ document }) => document.id)).size,
  }),
}));
