import { type Assessment, assessmentSchema } from '@yardstick/domain/content/assessment.ts';
import { type Framework, frameworkSchema } from '@yardstick/domain/content/framework.ts';
import { type Guide, guideSchema } from '@yardstick/domain/content/guide.ts';
import { type Question, questionSchema } from '@yardstick/domain/content/question.ts';
import type { Database } from '../../db/client.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';

type Reader = Pick<Database, 'document' | 'revision'>;

/** Document id → number of the revision to publish. */
export type Pins = Readonly<Record<string, number>>;

interface Pinned<T> {
  documentId: string;
  revision: number;
  author: string | null;
  content: T;
}

export type PinnedGuide = Pinned<Guide> & { kind: 'guide'; key: string };

/** An assessment at one revision with everything it is frozen from, each at one revision. */
export interface PinnedAssessment extends Pinned<Assessment> {
  kind: 'assessment';
  key: string;
  /** absent when the draft names one that is not there */
  framework: Pinned<Framework> | undefined;
  /** by `bank/question`; those that are not there are left out */
  questions: ReadonlyMap<string, Pinned<Question>>;
}

export type PinnedDocument = PinnedGuide | PinnedAssessment;

export interface ToPin {
  documentId: string;
  revision: number;
  /** of the framework and questions; their newest revisions when left out */
  sources?: Pins | undefined;
}

/**
 * Reads guides and assessments at the revisions named, with the framework and questions of assessments. A revision never
 * changes, so what is read here is what will be frozen. Three statements, and one more for each assessment.
 * Throws NotFound and InvalidInput.
 */
export async function readPinned(database: Reader, items: readonly ToPin[]): Promise<PinnedDocument[]> {
  const documents = await database.document.findMany({
    where: { id: { in: items.map(({ documentId }) => documentId) }, trashedAt: null },
  });
  const revisions = await revisionsAt(
    database,
    new Map(items.map(({ documentId, revision }) => [documentId, revision])),
  );
  const heads = items.map((item) => {
    const document = documents.find(({ id }) => id === item.documentId);
    if (!document) throw new NotFound('document');
    const found = revisions.get(document.id);
    if (!found) {
      const message = `"${document.key}" has no revision ${item.revision}; the newest is ${document.revision}.`;
      throw new InvalidInput([{ path: ['revision'], message }]);
    }
    return { item, document, found };
  });
  const assessments = heads.filter(({ document }) => document.kind === 'assessment');
  const sourcesOf = await sourceReader(
    database,
    assessments.map(({ item, found }) => ({ item, assessment: assessmentSchema.parse(found.content) })),
  );
  return heads.map(({ item, document: { kind, key }, found }): PinnedDocument => {
    const pinned = { documentId: item.documentId, revision: found.number, author: found.authorId };
    if (kind === 'guide') return { kind, key, ...pinned, content: guideSchema.parse(found.content) };
    if (kind !== 'assessment') {
      const message = `A ${kind} is published with the assessments that use it, not by itself.`;
      throw new InvalidInput([{ path: ['id'], message }]);
    }
    const content = assessmentSchema.parse(found.content);
    return { kind, key, ...pinned, content, ...sourcesOf(content) };
  });
}

/** Frameworks and questions that assessments use, at their pinned or newest revisions. */
async function sourceReader(database: Reader, assessments: { item: ToPin; assessment: Assessment }[]) {
  const frameworks = new Set(assessments.map(({ assessment }) => assessment.framework));
  const questions = new Set(assessments.flatMap(({ assessment }) => placedQuestions(assessment)));
  const documents = await database.document.findMany({
    where: {
      trashedAt: null,
      OR: [
        { kind: 'framework', key: { in: [...frameworks] } },
        { kind: 'question', key: { in: [...questions] } },
      ],
    },
    select: { id: true, kind: true, key: true, revision: true },
  });
  const wanted = assessments.map(
    ({ item }) => new Map(documents.map(({ id, revision }) => [id, item.sources?.[id] ?? revision])),
  );
  const read = await Promise.all(wanted.map((pins) => revisionsAt(database, pins)));
  const byName = new Map(documents.map((document) => [`${document.kind} ${document.key}`, document]));
  const byAssessment = new Map(assessments.map(({ assessment }, index) => [assessment.slug, read[index]]));
  return (assessment: Assessment) => {
    const revisions = byAssessment.get(assessment.slug);
    const pinnedAs = <T>(kind: string, key: string, parse: (content: unknown) => T): Pinned<T> | undefined => {
      const document = byName.get(`${kind} ${key}`);
      const found = document && revisions?.get(document.id);
      return (
        found && {
          documentId: found.documentId,
          revision: found.number,
          author: found.authorId,
          content: parse(found.content),
        }
      );
    };
    const placed = placedQuestions(assessment).flatMap((key): [string, Pinned<Question>][] => {
      const found = pinnedAs('question', key, (content) => questionSchema.parse(content));
      return found ? [[key, found]] : [];
    });
    return {
      framework: pinnedAs('framework', assessment.framework, (content) => frameworkSchema.parse(content)),
      questions: new Map(placed),
    };
  };
}

const placedQuestions = ({ sections }: Assessment) =>
  sections.flatMap(({ placements }) => placements.map(({ question }) => question));

async function revisionsAt(database: Reader, pins: ReadonlyMap<string, number>) {
  if (pins.size === 0) return new Map<string, never>();
  const rows = await database.revision.findMany({
    where: { OR: [...pins].map(([documentId, number]) => ({ documentId, number })) },
  });
  return new Map(rows.map((row) => [row.documentId, row]));
}

/** The revisions that an assessment is frozen from. */
export function pinsOf({ framework, questions }: PinnedAssessment): Pins {
  const sources = [...(framework ? [framework] : []), ...questions.values()];
  return Object.fromEntries(sources.map(({ documentId, revision }) => [documentId, revision]));
}
