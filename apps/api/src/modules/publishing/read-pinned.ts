import { type Assessment, assessmentSchema } from '@yardstick/domain/content/assessment.ts';
import { frameworkSchema } from '@yardstick/domain/content/framework.ts';
import { guideSchema } from '@yardstick/domain/content/guide.ts';
import { questionSchema } from '@yardstick/domain/content/question.ts';
import type { Database } from '../../db/client.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import type { Pinned, PinnedAssessment, PinnedDocument, Pins, ToPin } from './pinned-revisions.ts';
import { readRevisions } from './read-revisions.ts';

type Reader = Pick<Database, 'document' | 'revision'>;

/**
 * Reads guides and assessments at the revisions named, with the framework and questions of assessments. A revision never
 * changes, so what is read here is what will be frozen. Four statements at most. Throws NotFound and InvalidInput.
 */
export async function readPinned(database: Reader, items: readonly ToPin[]): Promise<PinnedDocument[]> {
  const rows = await database.document.findMany({
    where: { id: { in: items.map(({ documentId }) => documentId) }, trashedAt: null },
    select: { id: true, kind: true, key: true, revision: true },
  });
  const heads = items.map(({ documentId, revision, sources = {} }) => {
    const document = rows.find(({ id }) => id === documentId);
    if (!document) throw new NotFound('document');
    return { ...document, newest: document.revision, revision: revision ?? document.revision, sources };
  });
  const contentOf = await readRevisions(
    database,
    heads.map(({ id, revision }) => ({ documentId: id, number: revision })),
  );
  const documents = heads.map(({ id: documentId, kind, key, newest, revision, sources }) => {
    const content = contentOf(documentId, revision);
    if (content === undefined) {
      const message = `"${key}" has no revision ${revision}; the newest is ${newest}.`;
      throw new InvalidInput([{ path: ['revision'], message }]);
    }
    const pinned = { documentId, key, revision };
    if (kind === 'guide') return { kind, ...pinned, content: guideSchema.parse(content) } as const;
    if (kind === 'assessment')
      return { kind, ...pinned, content: assessmentSchema.parse(content), pins: sources } as const;
    const message = `A ${kind} is published with the assessments that use it, not by itself.`;
    throw new InvalidInput([{ path: ['id'], message }]);
  });
  const addSources = await sourceReader(
    database,
    documents.flatMap((document) => (document.kind === 'assessment' ? [document] : [])),
  );
  return documents.map((document) => (document.kind === 'guide' ? document : addSources(document)));
}

interface AssessmentToPin extends Pinned<Assessment> {
  kind: 'assessment';
  key: string;
  pins: Pins;
}

/** Finds the framework and questions that assessments use, at their pinned or newest revisions. */
async function sourceReader(database: Reader, assessments: readonly AssessmentToPin[]) {
  if (assessments.length === 0) return unexpected;
  const contents = assessments.map(({ content }) => content);
  const rows = await database.document.findMany({
    where: {
      trashedAt: null,
      OR: [
        { kind: 'framework', key: { in: contents.map(({ framework }) => framework) } },
        { kind: 'question', key: { in: [...new Set(contents.flatMap(placedQuestions))] } },
      ],
    },
    select: { id: true, kind: true, key: true, revision: true },
  });
  const byName = new Map(rows.map((row) => [`${row.kind} ${row.key}`, row]));
  const place = (kind: 'framework' | 'question', key: string, pins: Pins) => {
    const row = byName.get(`${kind} ${key}`);
    return row ? [{ documentId: row.id, number: pins[row.id] ?? row.revision }] : [];
  };
  const contentOf = await readRevisions(
    database,
    assessments.flatMap(({ content, pins }) => [
      ...place('framework', content.framework, pins),
      ...placedQuestions(content).flatMap((key) => place('question', key, pins)),
    ]),
  );
  return ({ pins, ...assessment }: AssessmentToPin): PinnedAssessment => {
    const read = (kind: 'framework' | 'question', key: string) =>
      place(kind, key, pins).flatMap(({ documentId, number }) => {
        const content = contentOf(documentId, number);
        return content === undefined ? [] : [{ documentId, revision: number, content }];
      });
    const [framework] = read('framework', assessment.content.framework);
    const questions = placedQuestions(assessment.content).flatMap((key) =>
      read('question', key).map((found) => [key, { ...found, content: questionSchema.parse(found.content) }] as const),
    );
    return {
      ...assessment,
      framework: framework && { ...framework, content: frameworkSchema.parse(framework.content) },
      questions: new Map(questions),
    };
  };
}

const unexpected = (): never => {
  throw new Error('an assessment was pinned that was not read');
};

const placedQuestions = ({ sections }: Assessment) =>
  sections.flatMap(({ placements }) => placements.map(({ question }) => question));
