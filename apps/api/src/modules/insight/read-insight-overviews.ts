import type { Cell, SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import type { People } from './cell.type.ts';
import { wholeForm } from './cell-layouts.ts';
import { describeReliability } from './describe-reliability.ts';
import type { Months } from './insight-scope.type.ts';
import { openLiveStructure } from './open-structure.ts';
import { peopleCell } from './people-cell.ts';
import { readFunnel } from './read-funnel.ts';
import { readPublishedHistories } from './read-published.ts';
import { readEpoch } from './stored-cells.ts';

export interface InsightOverview {
  assessment: string;
  title: string;
  people: Cell<People> | SuppressedCell;
  completion: () => Promise<number | null>;
  alpha: () => Promise<number | null>;
  hasSimulated: boolean;
  periods: { months: Months; n: number }[];
}

/** All live assessments. Two statements, and for each assessment at most one, and one for each number that is asked for. */
export async function readInsightOverviews(context: StudioContext): Promise<InsightOverview[]> {
  const histories = await readPublishedHistories(context.database, null);
  const epoch = await readEpoch(context.database);
  const { defaultLocale: locale } = await context.installation();
  return Promise.all(
    histories.map(async (history) => {
      const { title, structure, everybody, hasSimulated } = await openLiveStructure(context, history, {
        epoch,
        locale,
      });
      const { plan, model, k } = structure;
      const periods = plan.partingBy([], null)?.periods ?? [];
      return {
        assessment: history.key,
        title,
        people: peopleCell(everybody.n),
        completion: async () => {
          const funnel = await readFunnel(context.database, structure, { locale, form: null });
          return funnel.kind === 'visible' ? funnel.completion : null;
        },
        alpha: async () => {
          const answers = await everybody.answers();
          const reliability = describeReliability(wholeForm, answers, { model: model.content, k });
          return reliability.kind === 'visible' ? reliability.alpha : null;
        },
        hasSimulated,
        periods: periods.map(({ from, to }) => ({
          months: { from, to },
          n: plan.findGroup({ filters: new Map(), months: { from, to } }, null)?.n ?? 0,
        })),
      };
    }),
  );
}
