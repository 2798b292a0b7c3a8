import { placementsOf } from '@yardstick/domain/publishing/form.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { openLiveStructure } from './open-structure.ts';
import { readPublishedHistories } from './read-published.ts';
import { describePlacements, type PlacementRow } from './read-questions.ts';
import { readEpoch } from './stored-cells.ts';

export interface QuestionInsight {
  assessment: string;
  title: string;
  form: number;
  scoringModel: number;
  insight: PlacementRow;
  hasSimulated: boolean;
}

/** One row for each placement of a question in a live assessment. Two statements for each assessment that has it. */
export async function readQuestionInsights(
  context: StudioContext,
  { bank, key }: { bank: string; key: string },
): Promise<QuestionInsight[]> {
  const histories = await readPublishedHistories(context.database, null);
  const epoch = await readEpoch(context.database);
  const { defaultLocale: locale } = await context.installation();
  const found = await Promise.all(
    histories.map(async (history) => {
      const { title, structure, everybody, hasSimulated } = await openLiveStructure(context, history, {
        epoch,
        locale,
      });
      const { form, model, k } = structure;
      const placed = placementsOf(form.content).filter(
        ({ question }) => question.bank === bank && question.key === key && question.competency,
      );
      if (placed.length === 0) return [];
      const answers = await everybody.answers();
      const rows = describePlacements(
        {
          form: form.content,
          model: model.content,
          locale,
          k,
          answersOf: answers,
          scoresOf: async (competency) => (await everybody.scores())(competency),
        },
        placed[0]?.question.competency ?? null,
      );
      return rows
        .filter(({ placement }) => placed.some(({ id }) => id === placement))
        .map((insight) => ({
          assessment: history.key,
          title,
          form: form.number,
          scoringModel: model.number,
          insight,
          hasSimulated,
        }));
    }),
  );
  return found.flat();
}
