import type { SemanticChange } from '@yardstick/domain/revising/classify-change.ts';
import { badArgument } from '../../graphql/errors.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { describeChangesBetween } from './describe-draft.ts';
import { DocumentInterface } from './document.type.ts';
import { type ContentKind, contentSchemas } from './document-kind.ts';

const ClassificationType = studio.enumType('ChangeClassification', {
  description: 'What a change means for scores.',
  values: {
    COSMETIC: { value: 'cosmetic', description: 'Wording: scores stay comparable and as they are.' },
    SCORING: { value: 'scoring', description: 'The same form is scored otherwise: a new scoring model.' },
    STRUCTURAL: { value: 'structural', description: 'Respondents answer something else: a new form; trends break.' },
  },
});

export const SemanticChangeType = studio.objectRef<SemanticChange>('SemanticChange').implement({
  description: "A change in the subject's terms.",
  fields: (t) => ({
    path: t.stringList({
      description: 'What changed, outermost first, entries of lists by their key: `restoreRevision` takes it.',
      resolve: ({ path }) => [...path],
    }),
    classification: t.field({
      type: ClassificationType,
      description: 'What it means for scores.',
      resolve: ({ classification }) => classification,
    }),
    sentence: t.exposeString('sentence', { description: 'In words, in English.' }),
    before: t.field({ type: 'JSON', nullable: true, description: 'What stood there.', resolve: (c) => c.before }),
    after: t.field({ type: 'JSON', nullable: true, description: 'What stands there.', resolve: (c) => c.after }),
  }),
});

studio.interfaceField(DocumentInterface, 'changes', (t) =>
  t.field({
    type: [SemanticChangeType],
    description: 'What changed from one revision to another.',
    complexity: 50,
    args: {
      from: t.arg.int({ required: true, description: 'Number of the earlier revision; 0 for nothing at all.' }),
      to: t.arg.int({ description: 'Number of the later one; the newest when left out.' }),
    },
    resolve: async ({ id, kind, revision }, { from, to }, { database }) => {
      const numbers = [from, to ?? revision];
      const rows = await database.revision.findMany({ where: { documentId: id, number: { in: numbers } } });
      const contentAt = (number: number) => {
        const row = rows.find((candidate) => candidate.number === number);
        if (!row) throw badArgument('NO_SUCH_REVISION', `There is no revision ${number}; the newest is ${revision}.`);
        return contentSchemas[kind as ContentKind].parse(row.content);
      };
      const before = from === 0 ? null : contentAt(from);
      return describeChangesBetween(database, kind as ContentKind, before as never, contentAt(to ?? revision) as never);
    },
  }),
);

studio.interfaceField(DocumentInterface, 'changesSincePublished', (t) =>
  t.field({
    type: [SemanticChangeType],
    nullable: true,
    description:
      'What changed in the draft since what is live: for a framework or a question, since the newest revision that a live ' +
      'assessment froze. Null when nothing is live.',
    complexity: 50,
    resolve: async ({ id, kind, content }, _args, { database }) => {
      const live = await database.livePublication.findUnique({
        where: { documentId: id },
        include: { publication: true },
      });
      const pins = await database.publicationSource.aggregate({
        where: { documentId: id, publication: { live: { some: {} } } },
        _max: { revision: true },
      });
      const number = live?.publication.revision ?? pins._max.revision;
      if (number === null) return null;
      const before = await database.revision.findUniqueOrThrow({
        where: { documentId_number: { documentId: id, number } },
      });
      const schema = contentSchemas[kind as ContentKind];
      const [published, draft] = [schema.parse(before.content), schema.parse(content)];
      return describeChangesBetween(database, kind as ContentKind, published as never, draft as never);
    },
  }),
);
