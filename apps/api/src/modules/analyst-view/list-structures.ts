import type { Form } from '@yardstick/domain/publishing/form.ts';
import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import type { Database } from '../../db/client.ts';
import { readForms, readScoringModels } from '../insight/frozen-parts.ts';
import { readScoredPeople } from '../insight/read-cells.ts';

/** Whom analysts see in their tools: everybody who really took an assessment. */
export const shownOrigins = ['respondent', 'import'] as const;

/** Forms of an assessment that ask the same, so that their attempts are counted together. */
export interface Structure {
  assessment: string;
  /** the newest first */
  forms: { id: string; number: number; content: Form }[];
  scoringModel: { id: string; number: number; content: ScoringModel };
  /** in which it can be read now */
  locales: readonly string[];
}

/**
 * Every structure that somebody was scored at. Each comes with one scoring model only, as two of them over nearly the same
 * people would tell the few apart in whom they differ: the published one, else the last one.
 */
export async function listStructures(database: Database): Promise<Structure[]> {
  const rows = await database.form.findMany({
    where: { document: { kind: 'assessment' } },
    orderBy: { number: 'desc' },
    select: {
      id: true,
      number: true,
      structureHash: true,
      document: {
        select: {
          key: true,
          live: { select: { publication: { include: { form: { select: { structureHash: true } } } } } },
        },
      },
    },
  });
  const scored = await readScoredPeople(database, { formIds: rows.map(({ id }) => id), origins: shownOrigins });
  const models = await readScoringModels(
    database,
    scored.map(({ scoringModelId }) => scoringModelId),
  );
  const forms = await readForms(
    database,
    rows.map(({ id }) => id),
  );
  const together = Map.groupBy(rows, ({ document, structureHash }) => `${document.key} ${structureHash}`);
  return [...together.values()].flatMap((alike): Structure[] => {
    const [{ document, structureHash }] = alike as [(typeof alike)[number]];
    const live = document.live?.publication;
    const used = scored.filter(({ formId }) => alike.some(({ id }) => id === formId));
    const newest = [...new Set(used.map(({ scoringModelId }) => scoringModelId))]
      .flatMap((id) => models.get(id) ?? [])
      .sort((a, b) => b.number - a.number);
    const isLive = live?.form?.structureHash === structureHash;
    const scoringModel = isLive ? newest.find(({ id }) => id === live?.scoringModelId) : newest[0];
    if (!scoringModel) return [];
    const counted = alike.flatMap(({ id }) => forms.get(id) ?? []);
    return [{ assessment: document.key, forms: counted, scoringModel, locales: live?.locales ?? [] }];
  });
}
