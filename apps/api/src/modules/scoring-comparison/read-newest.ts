import { type Assessment, assessmentSchema } from '@yardstick/domain/content/assessment.ts';
import { type Framework, frameworkSchema } from '@yardstick/domain/content/framework.ts';
import { type Question, questionSchema } from '@yardstick/domain/content/question.ts';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/client.ts';
import { readRevisions } from '../publishing/read-revisions.ts';
import type { SourceName } from './read-compared-assessment.ts';

type Newest = Pick<SourceName, 'id' | 'revision' | 'kind'>;

// A revision never changes, so what was parsed once stays right for ever, on every copy of the server.
const parsed = new LRUCache<string, Assessment | Framework | Question>({ max: 5000 });

const schemas = { assessment: assessmentSchema, framework: frameworkSchema, question: questionSchema } as const;

const nameOf = ({ id, revision }: Newest) => `${id} ${revision}`;

/** Contents of documents at these revisions, in their order. One statement, and none where all were read before. */
export async function readNewest(
  database: Pick<Database, 'revision'>,
  wanted: readonly Newest[],
): Promise<(Assessment | Framework | Question)[]> {
  const unknown = wanted.filter((source) => !parsed.has(nameOf(source)));
  const contentOf = await readRevisions(
    database,
    unknown.map(({ id, revision }) => ({ documentId: id, number: revision })),
  );
  const found = new Map(
    unknown.map((source) => {
      const schema = schemas[source.kind as keyof typeof schemas];
      return [nameOf(source), schema.parse(contentOf(source.id, source.revision))] as const;
    }),
  );
  for (const [name, content] of found) parsed.set(name, content);
  return wanted.map((source) => {
    const content = found.get(nameOf(source)) ?? parsed.get(nameOf(source));
    if (!content) throw new Error(`document ${source.id} has no revision ${source.revision}`);
    return content;
  });
}
