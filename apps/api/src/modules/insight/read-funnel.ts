import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { placementsOf } from '@yardstick/domain/publishing/form.ts';
import { joinNeighbours } from '@yardstick/domain/statistics/privacy-counts.ts';
import type { Database } from '../../db/client.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { reachedPlacement } from '../attempt/reached-placement.ts';
import { suppressed } from './describe-distribution.ts';
import type { Structure } from './find-structure.ts';
import type { FunnelCell } from './funnel.type.ts';
import { formDimension, originDimension } from './plan-people.ts';
import type { FrozenName } from './read-published.ts';

/** How far attempts of respondents got. Two counts are read: of those that are open, and of those that were abandoned. */
export async function readFunnel(
  database: Pick<Database, '$queryRaw'>,
  { plan, forms, form, isSimulated, k }: Structure,
  { locale, form: only }: { locale: string; form: FrozenName | null },
): Promise<FunnelCell> {
  if (isSimulated) return suppressed;
  const filters = plan.simplify(
    new Map<string, readonly string[]>([
      [originDimension, ['respondent']],
      ...(only ? [[formDimension, [only.id]] as const] : []),
    ]),
  );
  const submitted = plan.findGroup({ filters, months: null }, null)?.n;
  if (submitted === undefined) return suppressed;
  const unfinished = await readUnfinished(database, only ? [only.id] : forms.map(({ id }) => id));
  const placements = placementsOf(form.content);
  const dropped = Array.from({ length: placements.length + 1 }, (_, reached) => unfinished.get(reached) ?? 0);
  const parts = joinNeighbours([dropped], k);
  if (!parts) return suppressed;
  const started = submitted + dropped.reduce((sum, n) => sum + n, 0);
  let reached = started;
  const steps = parts.map(({ first, last }) => {
    const left = dropped.slice(first, last + 1).reduce((sum, n) => sum + n, 0);
    const step = {
      placements: placements.slice(first, last + 1).map(({ id, question }, place) => ({
        placement: id,
        position: first + place + 1,
        bank: question.bank,
        key: question.key,
        prompt: textIn(question.prompt, [locale]),
      })),
      reached,
      dropped: left,
      share: reached === 0 ? 0 : left / reached,
    };
    reached -= left;
    return step;
  });
  return { kind: 'visible', n: started, submitted, completion: submitted / started, steps };
}

/** How many placements they got to → attempts that were not submitted. One statement. */
export async function readUnfinished(
  database: Pick<Database, '$queryRaw'>,
  formIds: readonly string[],
): Promise<ReadonlyMap<number, number>> {
  const reached = reachedPlacement({ responses: Prisma.sql`attempt.responses`, form: Prisma.sql`form.content` });
  const rows = await database.$queryRaw<{ reached: number; n: number }[]>`
    SELECT reached, sum(n)::int AS n FROM (
      SELECT reached, n FROM abandoned_attempt WHERE form_id = ANY (${formIds}::uuid[])
      UNION ALL
      SELECT ${reached}, 1 FROM attempt JOIN form ON form.id = attempt.form_id
      WHERE attempt.form_id = ANY (${formIds}::uuid[]) AND attempt.submitted_at IS NULL AND attempt.origin = 'respondent'
    ) AS unfinished GROUP BY reached`;
  return new Map(rows.map((row) => [row.reached, row.n]));
}
