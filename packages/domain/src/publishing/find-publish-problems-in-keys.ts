import { assessmentProblem, type PublishSubject } from './find-publish-problems-subject.ts';
import { findRepeatedNames, type PlacedName } from './find-repeated-names.ts';
import type { Problem } from './problem.ts';

/** Keys that occur twice: what is frozen is named by them, so that two would become one. */
export function findKeyProblems(subject: PublishSubject): Problem[] {
  const { competencies, sections, segments, bands, roleProfiles, orientation } = subject.assessment;
  const keysOf = (field: string, entries: readonly { key: string }[]): PlacedName[] =>
    entries.map(({ key }, index) => ({ name: key, path: [field, index, 'key'] }));
  const lists: PlacedName[][] = [
    competencies.map(({ competency }, index) => ({ name: competency, path: ['competencies', index, 'competency'] })),
    keysOf('sections', sections),
    keysOf('segments', segments),
    ...segments.map(({ options }, index) =>
      keysOf('options', options).map(({ name, path }) => ({ name, path: ['segments', index, ...path] })),
    ),
    keysOf('bands', bands),
    roleProfiles.map(({ role, stage }, index) => ({
      name: `${role} / ${stage}`,
      path: ['roleProfiles', index, 'stage'],
    })),
    orientation
      ? (['positive', 'negative'] as const).map((pole) => ({
          name: orientation[pole].key,
          path: ['orientation', pole, 'key'],
        }))
      : [],
  ];
  const ofAssessment = lists.flatMap(findRepeatedNames).map(({ name, path }) => {
    const message = `"${name}" is there twice`;
    return assessmentProblem(subject, {
      code: 'duplicate',
      path,
      message,
      mend: 'remove one of them, or give it another key',
    });
  });
  const placements = findRepeatedNames(
    subject.placed.map(({ placement, path }) => ({ name: placement.question, path })),
  );
  return [
    ...ofAssessment,
    ...placements.map(({ name, path }) => {
      const message = `the question "${name}" is placed twice`;
      return assessmentProblem(subject, {
        code: 'duplicate-placement',
        path,
        message,
        mend: 'remove one of the placements',
      });
    }),
  ];
}
