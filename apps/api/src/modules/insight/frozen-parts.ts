import { formSchema } from '@yardstick/domain/publishing/form.ts';
import { scoringModelSchema } from '@yardstick/domain/publishing/scoring-model.ts';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/client.ts';
import type { FrozenForm, FrozenScoringModel } from '../publishing/published-content.ts';

export interface ScoringModelOfStructure extends FrozenScoringModel {
  structureHash: string;
}

// Neither ever changes, so what was parsed once stays right for ever, on every copy of the server.
const parsedForms = new LRUCache<string, FrozenForm>({ max: 500 });
const parsedModels = new LRUCache<string, ScoringModelOfStructure>({ max: 500 });

/** Forms by id. One statement, and none where all were read before. Throws where one is not there. */
export async function readForms(database: Pick<Database, 'form'>, ids: Iterable<string>) {
  return readFrozen(ids, parsedForms, async (unknown) => {
    const rows = await database.form.findMany({ where: { id: { in: unknown } } });
    return rows.map(({ id, number, hash, structureHash, content }) => {
      return { id, number, hash, structureHash, content: formSchema.parse(content) };
    });
  });
}

/** As `readForms`. */
export async function readScoringModels(database: Pick<Database, 'scoringModel'>, ids: Iterable<string>) {
  return readFrozen(ids, parsedModels, async (unknown) => {
    const rows = await database.scoringModel.findMany({ where: { id: { in: unknown } } });
    return rows.map(({ id, number, hash, structureHash, content }) => {
      return { id, number, hash, structureHash, content: scoringModelSchema.parse(content) };
    });
  });
}

async function readFrozen<T extends { id: string }>(
  ids: Iterable<string>,
  known: LRUCache<string, T>,
  read: (ids: string[]) => Promise<T[]>,
): Promise<ReadonlyMap<string, T>> {
  const wanted = [...new Set(ids)];
  const found = new Map<string, T>();
  for (const id of wanted) {
    const part = known.get(id);
    if (part) found.set(id, part);
  }
  const unknown = wanted.filter((id) => !found.has(id));
  for (const part of unknown.length > 0 ? await read(unknown) : []) {
    known.set(part.id, part);
    found.set(part.id, part);
  }
  const missing = wanted.find((id) => !found.has(id));
  if (missing) throw new Error(`${missing} is frozen nowhere`);
  return found;
}
