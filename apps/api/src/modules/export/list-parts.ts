import type { Database } from '../../db/client.ts';
import { readForms, readScoringModels } from '../insight/frozen-parts.ts';
import { type AttemptFilter, isWanted, type Part, preparePart } from './read-counted.ts';

/**
 * What there is to export of some forms, by the number of the form and of the scoring model, with the number of attempts.
 * Three statements at most.
 */
export async function listParts(
  database: Pick<Database, '$queryRaw' | 'form' | 'scoringModel'>,
  formIds: readonly string[],
  filter: AttemptFilter,
): Promise<{ parts: Part[]; rowsTotal: number }> {
  const rows = await database.$queryRaw<{ formId: string; scoringModelId: string; n: number }[]>`
    SELECT form_id::text AS "formId", scoring_model_id::text AS "scoringModelId", count(*)::int AS n
    FROM counted_attempt WHERE form_id = ANY (${formIds}::uuid[]) AND ${isWanted(filter)} GROUP BY 1, 2`;
  const forms = await readForms(
    database,
    rows.map(({ formId }) => formId),
  );
  const models = await readScoringModels(
    database,
    rows.map(({ scoringModelId }) => scoringModelId),
  );
  const parts = rows.flatMap(({ formId, scoringModelId }) => {
    const form = forms.get(formId);
    const scoringModel = models.get(scoringModelId);
    return form && scoringModel ? [preparePart({ form, scoringModel })] : [];
  });
  parts.sort((a, b) => a.form.number - b.form.number || a.scoringModel.number - b.scoringModel.number);
  return { parts, rowsTotal: rows.reduce((sum, { n }) => sum + n, 0) };
}
