import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import type { Framework } from '@yardstick/domain/content/framework.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import type { MeasureNames } from '../../comparison/comparison-query.ts';
import { competencyName } from './scoring-part.ts';

/** How the scores, bands and roles of an assessment are called. */
export function namesOf(assessment: Assessment, framework: Framework, locale: string): MeasureNames {
  return {
    measureOf: (competency) => (competency ? competencyName(framework, competency, locale) : 'Overall'),
    bandOf: (key) =>
      key ? textIn(assessment.bands.find((band) => band.key === key)?.name, [locale]) || key : 'no score',
    profileOf: (role, stage) =>
      textIn(assessment.roleProfiles.find((profile) => profile.role === role && profile.stage === stage)?.label, [
        locale,
      ]) || `${role}, ${stage}`,
  };
}
