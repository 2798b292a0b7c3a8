import type { Assessment } from '../content/assessment.ts';
import { countOf } from '../content/count-words.ts';
import type { SemanticChange } from './classify-change.ts';
import { describeBandChanges } from './describe-band-changes.ts';
import { describeCompetencyWeights } from './describe-competency-weights.ts';
import { describeFields } from './describe-entries.ts';
import { describeFocusRuleChanges } from './describe-focus-rule-changes.ts';
import { describeIdentity } from './describe-identity.ts';
import type { RevisionNames } from './describe-names.ts';
import { describeOrientationChanges } from './describe-orientation-changes.ts';
import { describeRoleProfileChanges } from './describe-role-profile-changes.ts';
import { describeSectionChanges } from './describe-section-changes.ts';
import { describeSegmentChanges } from './describe-segment-changes.ts';
import { describeText } from './describe-texts.ts';

export function describeAssessmentChanges(
  before: Assessment,
  after: Assessment,
  names: RevisionNames,
): SemanticChange[] {
  const text = (field: 'title' | 'summary' | 'introduction') => (from: Assessment['title'], to: Assessment['title']) =>
    describeText({ path: [field], before: from, after: to, noun: field, names });
  const identity = (field: 'slug' | 'framework') => (from: string, to: string) =>
    describeIdentity({ field, before: from, after: to, classification: 'structural' });
  const hasForcedChoices = after.sections.some(({ placements }) =>
    placements.some(({ question }) => names.competencyOfQuestion(question) === undefined),
  );
  const measured = {
    before: before.competencies.map(({ competency }) => competency),
    after: after.competencies.map(({ competency }) => competency),
  };
  return describeFields(before, after, {
    slug: identity('slug'),
    title: text('title'),
    summary: text('summary'),
    introduction: text('introduction'),
    statedMinutes: describeStatedMinutes,
    framework: identity('framework'),
    competencies: (from, to) => describeCompetencyWeights(from, to, names),
    sections: (from, to) => describeSectionChanges(from, to, names),
    segments: (from, to) => describeSegmentChanges(from, to, names),
    orientation: (from, to) => describeOrientationChanges(from, to, { hasForcedChoices, names }),
    bands: (from, to) => describeBandChanges(from, to, names),
    roleProfiles: (from, to) => describeRoleProfileChanges(from, to, { measured, names }),
    focusRules: (from, to) => describeFocusRuleChanges(from, to, { bands: [...before.bands, ...after.bands], names }),
  });
}

function describeStatedMinutes(before: number | undefined, after: number | undefined): SemanticChange[] {
  if (before === after) return [];
  const change = {
    path: ['statedMinutes'],
    classification: 'cosmetic' as const,
    before: before ?? null,
    after: after ?? null,
  };
  if (after === undefined) return [{ ...change, sentence: 'No time is stated any more' }];
  const instead = before === undefined ? '' : ` instead of ${before}`;
  return [{ ...change, sentence: `Stated to take ${countOf(after, 'minute')}${instead}` }];
}
