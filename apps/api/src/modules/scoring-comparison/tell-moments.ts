import { findNewlyValued } from '@yardstick/domain/comparing/tells-few.ts';
import { type ScoringModel, scoringModelSchema } from '@yardstick/domain/publishing/scoring-model.ts';
import type { ScoringComparison } from '../../generated/prisma/client.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { cellLayoutsOf, wholeForm } from '../insight/cell-layouts.ts';
import { type GroupTransitions, type MeasureTransitions, noMoments, type Transitions } from './transitions.ts';

/**
 * Free values make statistics of any answer that one likes, such as a mean of how many gave it: whoever may not see single
 * attempts gets none of a score in which an option is worth something else than in every published model.
 */
export async function tellMoments(
  { database, viewer }: Pick<StudioContext, 'database' | 'viewer'>,
  { documentId, structureHash, beforeModel, afterModel, beforeNumber, afterNumber }: ScoringComparison,
  transitions: Transitions,
): Promise<Transitions> {
  const unpublished = [...(beforeNumber === null ? [beforeModel] : []), ...(afterNumber === null ? [afterModel] : [])];
  if (viewer?.abilities.has('attempt:export') || unpublished.length === 0) return transitions;
  const rows = await database.scoringModel.findMany({
    where: { documentId, structureHash },
    select: { content: true },
  });
  const published = rows.map(({ content }) => content as unknown as ScoringModel);
  const free = new Set(
    unpublished.flatMap((content) => {
      const model = scoringModelSchema.parse(content);
      return [...cellLayoutsOf(model)].flatMap(([competency, layout]) =>
        findNewlyValued(layout, model, published).length > 0 ? [competency] : [],
      );
    }),
  );
  const tell = (people: GroupTransitions | null) =>
    people && {
      ...people,
      measures: people.measures.map((measure) =>
        free.has(measure.competency ?? wholeForm) ? withoutMoments(measure) : measure,
      ),
    };
  return {
    ...transitions,
    everybody: tell(transitions.everybody),
    groups: transitions.groups.map(({ option, people }) => ({ option, people: tell(people) })),
  };
}

const withoutMoments = (measure: MeasureTransitions): MeasureTransitions => ({ ...measure, ...noMoments });
