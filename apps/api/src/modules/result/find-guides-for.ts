import type { MeasuredResult } from './read-result.ts';

/** Slugs of the guides that answer a focus area: rules for the role first, then those for every role. */
export function findGuidesFor({ publication, role, scores }: MeasuredResult, competency: string): string[] {
  const band = scores.competencies.find((score) => score.competency === competency)?.band;
  const fitting = publication.content.focusRules.filter(
    (rule) =>
      rule.competency === competency &&
      (rule.role === undefined || rule.role === role) &&
      rule.bands.some((key) => key === band),
  );
  const ordered = [
    ...fitting.filter((rule) => rule.role !== undefined),
    ...fitting.filter((rule) => rule.role === undefined),
  ];
  return [...new Set(ordered.flatMap((rule) => rule.guides))];
}
