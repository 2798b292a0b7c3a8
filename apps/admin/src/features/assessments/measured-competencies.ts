import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import type { Framework } from '@yardstick/domain/content/framework.ts';

/** Competencies of the framework that the assessment does not measure. */
export const unmeasuredOf = (assessment: Assessment, framework: Framework) =>
  framework.competencies.filter(({ key }) => !assessment.competencies.some(({ competency }) => competency === key));

/** One more competency, of weight 1, in its place in the framework. */
export function measure(assessment: Assessment, framework: Framework, key: string): Assessment {
  const order = framework.competencies.map((competency) => competency.key);
  const placeOf = (competency: string) => order.indexOf(competency);
  const later = assessment.competencies.findIndex(({ competency }) => placeOf(competency) > placeOf(key));
  const place = later < 0 ? assessment.competencies.length : later;
  return { ...assessment, competencies: assessment.competencies.toSpliced(place, 0, { competency: key, weight: 1 }) };
}

/** Without a competency, and without what role profiles demand of it. */
export function stopMeasuring(assessment: Assessment, key: string): Assessment {
  const without = (numbers: Readonly<Record<string, number>>) => {
    const { [key]: _, ...others } = numbers;
    return others;
  };
  return {
    ...assessment,
    competencies: assessment.competencies.filter(({ competency }) => competency !== key),
    roleProfiles: assessment.roleProfiles.map((profile) => ({
      ...profile,
      targets: without(profile.targets),
      weights: without(profile.weights),
    })),
  };
}
