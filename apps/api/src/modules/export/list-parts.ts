import type { Database } from '../../db/client.ts';
import { readForms, readScoringModels } from '../insight/frozen-parts.ts';
import type { AttemptFilter, FrozenPart } from './read-counted.ts';

/**
 * What there is to export of some forms, by the number of the form and of the scoring model, with the number of attempts.
 * Three statements at most.
 */
export async function listParts(
  database: Pick<Database, 'countedAttempt' | 'form' | 'scoringModel'>,
  formIds: string[],
  { origins, fromDay, beforeDay }: AttemptFilter,
): Promise<{ parts: FrozenPart[]; rowsTotal: number }> {
  const rows = await database.countedAttempt.groupBy({
    by: ['formId', 'scoringModelId'],
    where: {
      formId: { in: formIds },
      origin: { in: [...origins] },
      submittedOn: { ...(fromDay && { gte: new Date(fromDay) }), ...(beforeDay && { lt: new Date(beforeDay) }) },
    },
    _count: true,
  });
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
    return form && scoringModel ? [{ form, scoringModel }] : [];
  });
  parts.sort((a, b) => a.form.number - b.form.number || a.scoringModel.number - b.scoringModel.number);
  return { parts, rowsTotal: rows.reduce((sum, { _count }) => sum + _count, 0) };
}
