import { formSchema } from '@yardstick/domain/publishing/form.ts';
import { scoringModelSchema } from '@yardstick/domain/publishing/scoring-model.ts';
import { type CoOccurrenceCells, mergeCells } from '@yardstick/domain/statistics/co-occurrence-cells.ts';
import { type LightCells, mergeLightCells } from '@yardstick/domain/statistics/light-cells.ts';
import type { Database } from '../../db/client.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { decodeCell } from './cell-counter.ts';
import { breadthFor, combinationEntry } from './combinations.ts';
import type { OriginClass } from './counted-attempt.ts';
import { readCellsWhere } from './stored-cells.ts';

export interface CellsWanted {
  formId: string;
  origin: OriginClass;
  /** first and last day, in UTC: 2026-11-24 */
  from: string;
  to: string;
  /** segment id → option ids, any of which will do; null: no answer. Others are not filtered by. */
  segments: Readonly<Record<string, readonly (string | null)[]>>;
}

export interface MergedCells {
  scoringModelId: string;
  /** null: all questions of the form */
  competency: string | null;
  cells: CoOccurrenceCells;
  light: LightCells;
}

/**
 * What is counted of the attempts that fit, per scoring model and competency; none where nobody does. What may be shown
 * of it is for the privacy rule to say. Three statements, whatever is asked. Throws where there is no such form.
 */
export async function readCells(database: Database, wanted: CellsWanted): Promise<MergedCells[]> {
  const row = await database.form.findUniqueOrThrow({ where: { id: wanted.formId }, select: { content: true } });
  const filters = Object.entries(wanted.segments).map(([segment, options]) =>
    options.map((option) => combinationEntry(segment, option)).join(' '),
  );
  const rows = await readCellsWhere(
    database,
    Prisma.sql`form_id = ${wanted.formId}::uuid AND origin = ${wanted.origin}
      AND breadth = ${breadthFor(formSchema.parse(row.content), filters.length)}
      AND day BETWEEN ${wanted.from}::text::date AND ${wanted.to}::text::date
      AND NOT EXISTS (SELECT FROM unnest(${filters}::text[]) AS filter
                      WHERE NOT string_to_array(combination, ' ') && string_to_array(filter, ' '))`,
  );
  const ids = [...new Set(rows.map(({ scoringModelId }) => scoringModelId))];
  const stored = await database.scoringModel.findMany({ where: { id: { in: ids } } });
  const models = new Map(
    stored.map((model) => [model.id, { ...model, content: scoringModelSchema.parse(model.content) }]),
  );
  const merged = new Map<string, MergedCells>();
  for (const { coOccurrences, light, ...key } of rows) {
    const model = models.get(key.scoringModelId);
    if (!model) continue;
    const cell = decodeCell(key, { coOccurrences, light }, model);
    const group = `${key.scoringModelId} ${key.competency}`;
    const others = merged.get(group);
    merged.set(group, {
      scoringModelId: key.scoringModelId,
      competency: key.competency === '' ? null : key.competency,
      cells: others ? mergeCells(others.cells, cell.cells) : cell.cells,
      light: others ? mergeLightCells(others.light, cell.light) : cell.light,
    });
  }
  return [...merged.values()];
}
