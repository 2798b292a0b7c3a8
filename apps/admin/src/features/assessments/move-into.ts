import type { Assessment } from '@yardstick/domain/content/assessment.ts';

/** Placements of any sections, put into one beside a target. */
export function moveInto(
  assessment: Assessment,
  section: string,
  ids: readonly string[],
  target: string | null,
  isAfter: boolean,
): Assessment {
  const moved = assessment.sections.flatMap(({ placements }) =>
    placements.filter(({ question }) => ids.includes(question)),
  );
  return {
    ...assessment,
    sections: assessment.sections.map((one) => {
      const rest = one.placements.filter(({ question }) => !ids.includes(question));
      if (one.key !== section) return rest.length === one.placements.length ? one : { ...one, placements: rest };
      const found = rest.findIndex(({ question }) => question === target);
      const place = found < 0 ? rest.length : found + (isAfter ? 1 : 0);
      return { ...one, placements: [...rest.slice(0, place), ...moved, ...rest.slice(place)] };
    }),
  };
}
