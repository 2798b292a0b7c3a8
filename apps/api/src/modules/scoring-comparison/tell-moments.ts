import type { ScoringComparison } from '../../generated/prisma/client.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { type GroupTransitions, noMoments, type Transitions } from './transitions.ts';

/**
 * Weights are free, and decide with the answers of a person whether there is a score, and what of: from the means under a few
 * of them follows the score of whoever left out what nobody else did. So whoever may not see single attempts gets no moments
 * of an unpublished scoring here; those of all who left nothing out stand in `scoringComparison`.
 */
export function tellMoments(
  viewer: StudioContext['viewer'],
  { beforeNumber, afterNumber }: Pick<ScoringComparison, 'beforeNumber' | 'afterNumber'>,
  transitions: Transitions,
): Transitions {
  const isPublished = beforeNumber !== null && afterNumber !== null;
  if (isPublished || viewer?.abilities.has('attempt:export')) return transitions;
  const tell = (people: GroupTransitions | null) =>
    people && { ...people, measures: people.measures.map((measure) => ({ ...measure, ...noMoments })) };
  return {
    ...transitions,
    everybody: tell(transitions.everybody),
    groups: transitions.groups.map(({ option, people }) => ({ option, people: tell(people) })),
  };
}
