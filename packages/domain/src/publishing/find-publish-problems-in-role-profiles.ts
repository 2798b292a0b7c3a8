import { assessmentProblem, competencyName, type PublishSubject } from './find-publish-problems-subject.ts';
import type { Problem } from './problem.ts';

/** Role profiles that lack the target of a measured competency, or speak of one that is not measured. */
export function findRoleProfileProblems(subject: PublishSubject): Problem[] {
  const { competencies, roleProfiles } = subject.assessment;
  const measured = new Set(competencies.map(({ competency }) => competency));
  return roleProfiles.flatMap(({ role, stage, targets, weights }, index) => {
    const profile = `the role profile ${role} / ${stage}`;
    const lacking = [...measured].filter((competency) => !Object.hasOwn(targets, competency));
    const foreign = (['targets', 'weights'] as const).flatMap((field) =>
      Object.keys(field === 'targets' ? targets : weights)
        .filter((competency) => !measured.has(competency))
        .map((competency) => ({ field, competency })),
    );
    return [
      ...lacking.map((competency) => {
        const message = `${profile} has no target for ${competencyName(subject, competency)}`;
        const mend = `write a target from 0 to 100 for "${competency}"`;
        return assessmentProblem(subject, {
          code: 'target-missing',
          path: ['roleProfiles', index, 'targets'],
          message,
          mend,
        });
      }),
      ...foreign.map(({ field, competency }) => {
        const path = ['roleProfiles', index, field, competency];
        const message = `${profile} names "${competency}", which the assessment does not measure`;
        const mend = 'remove the entry, or let the assessment measure the competency';
        return assessmentProblem(subject, { code: 'profile-of-unmeasured-competency', path, message, mend });
      }),
    ];
  });
}
