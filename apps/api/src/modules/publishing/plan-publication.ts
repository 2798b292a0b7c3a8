import { contentHash } from '@yardstick/domain/publishing/content-hash.ts';
import { freezeForm, freezeScoringModel, structureHash } from '@yardstick/domain/publishing/freeze-assessment.ts';
import type { Problem } from '@yardstick/domain/publishing/problem.ts';
import type { SemanticChange } from '@yardstick/domain/revising/classify-change.ts';
import { classifyPublication, type PublicationClass } from '@yardstick/domain/revising/classify-publication.ts';
import { describeRevision } from '@yardstick/domain/revising/describe-revision.ts';
import type { Database } from '../../db/client.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { type Content, type ContentKind, contentSchemas } from '../document/document-kind.ts';
import { readRevisionNames } from '../document/read-revision-names.ts';
import { findProblems } from './find-problems.ts';
import { type PinnedAssessment, type Pins, pinsOf, readPinned, type ToPin } from './pinned-revisions.ts';

/** What changes for readers and respondents in one document. */
export interface PlannedChanges {
  document: { kind: ContentKind; key: string };
  changes: SemanticChange[];
}

/** What publishing a document would do now. */
export interface PublicationPlan {
  documentId: string;
  revision: number;
  /** number of what is live; null when nothing is */
  livePublication: number | null;
  /** document id → revision of the framework and questions that it would freeze */
  sources: Pins;
  /** what it means for scores; null for a guide, or where problems keep the assessment from being frozen */
  classification: PublicationClass | null;
  /** compared with what is live: of the document itself, then of the framework and questions that it uses */
  changes: PlannedChanges[];
  problems: Problem[];
}

const liveParts = { publication: { include: { form: true, scoringModel: true, sources: true } } } as const;
type Live = Prisma.LivePublicationGetPayload<{ include: typeof liveParts }>;

/** What publishing these documents together would do, without doing it. Throws NotFound and InvalidInput. */
export async function planPublication(database: Database, items: readonly ToPin[]): Promise<PublicationPlan[]> {
  const documents = await readPinned(database, items);
  const problems = await findProblems(database, documents);
  const live = await database.livePublication.findMany({
    where: { documentId: { in: documents.map(({ documentId }) => documentId) } },
    include: liveParts,
  });
  const before = await readLiveRevisions(database, live);
  const names = await readRevisionNames(
    database,
    documents.map(({ content }) => content),
  );
  return documents.map((document): PublicationPlan => {
    const published = live.find(({ documentId }) => documentId === document.documentId);
    const found = problems.get(document.documentId) ?? [];
    const describe = (kind: ContentKind, documentId: string, after: Content) => {
      const earlier = published && before.get(`${published.publicationId} ${documentId}`);
      const content = earlier === undefined ? null : contentSchemas[kind].parse(earlier);
      return describeRevision({ kind, before: content, after, names } as Parameters<typeof describeRevision>[0]);
    };
    return {
      documentId: document.documentId,
      revision: document.revision,
      livePublication: published?.publication.number ?? null,
      sources: document.kind === 'assessment' ? pinsOf(document) : {},
      classification: document.kind === 'assessment' ? classify(document, published, found) : null,
      changes: [
        {
          document: { kind: document.kind, key: document.key },
          changes: describe(document.kind, document.documentId, document.content),
        },
        ...(document.kind === 'assessment' && published?.publication.sources.length
          ? changesOfSources(document, describe)
          : []),
      ].filter(({ changes }) => changes.length > 0),
      problems: found,
    };
  });
}

type Describe = (kind: ContentKind, documentId: string, after: Content) => SemanticChange[];

function changesOfSources({ framework, questions }: PinnedAssessment, describe: Describe): PlannedChanges[] {
  return [
    ...(framework
      ? [
          {
            document: { kind: 'framework' as const, key: framework.content.slug },
            changes: describe('framework', framework.documentId, framework.content),
          },
        ]
      : []),
    ...[...questions].map(([key, { documentId, content }]) => ({
      document: { kind: 'question' as const, key },
      changes: describe('question', documentId, content),
    })),
  ];
}

/** Contents of the revisions that are live, by publication and document. */
async function readLiveRevisions(database: Database, live: readonly Live[]): Promise<ReadonlyMap<string, unknown>> {
  const wanted = live.flatMap(({ publicationId, documentId, publication }) => [
    { publicationId, documentId, number: publication.revision },
    ...publication.sources.map((source) => ({ publicationId, documentId: source.documentId, number: source.revision })),
  ]);
  if (wanted.length === 0) return new Map();
  const rows = await database.revision.findMany({
    where: { OR: wanted.map(({ documentId, number }) => ({ documentId, number })) },
  });
  const contentOf = new Map(rows.map((row) => [`${row.documentId} ${row.number}`, row.content]));
  return new Map(
    wanted.map(({ publicationId, documentId, number }) => [
      `${publicationId} ${documentId}`,
      contentOf.get(`${documentId} ${number}`),
    ]),
  );
}

function classify(
  { content, framework, questions }: PinnedAssessment,
  live: Live | undefined,
  problems: readonly Problem[],
): PublicationClass | null {
  if (!framework || problems.some(({ severity }) => severity === 'error')) return null;
  const sources = {
    assessment: content,
    framework: framework.content,
    questions: new Map([...questions].map(([name, question]) => [name, question.content])),
  };
  const form = freezeForm(sources);
  const { form: liveForm, scoringModel } = live?.publication ?? {};
  return classifyPublication(
    liveForm && scoringModel
      ? { structureHash: liveForm.structureHash, formHash: liveForm.hash, scoringModelHash: scoringModel.hash }
      : null,
    {
      structureHash: structureHash(form),
      formHash: contentHash(form),
      scoringModelHash: contentHash(freezeScoringModel(sources, form)),
    },
  );
}
