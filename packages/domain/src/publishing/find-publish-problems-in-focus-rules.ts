import { textIn } from '../content/localised-text.ts';
import { assessmentProblem, competencyName, type PublishSubject } from './find-publish-problems-subject.ts';
import type { Problem } from './problem.ts';

/** Focus rules that name what does not exist, and focus areas that no rule answers. */
export function findFocusRuleProblems(subject: PublishSubject): Problem[] {
  return [...findUnknownNames(subject), ...findUnpublishedGuides(subject), ...findUnansweredAreas(subject)];
}

function findUnknownNames(subject: PublishSubject): Problem[] {
  const { assessment, bundle } = subject;
  const known = {
    competency: new Set(assessment.competencies.map(({ competency }) => competency)),
    band: new Set(assessment.bands.map(({ key }) => key)),
    role: new Set(assessment.roleProfiles.map(({ role }) => role)),
    guide: new Set(bundle.guides.map(({ slug }) => slug)),
  };
  return assessment.focusRules.flatMap(({ competency, bands, role, guides }, rule) => {
    const named = [
      { what: 'competency' as const, name: competency, field: ['competency'] },
      ...bands.map((name, index) => ({ what: 'band' as const, name, field: ['bands', index] })),
      ...(role === undefined ? [] : [{ what: 'role' as const, name: role, field: ['role'] }]),
      ...guides.map((name, index) => ({ what: 'guide' as const, name, field: ['guides', index] })),
    ];
    return named
      .filter(({ what, name }) => !known[what].has(name))
      .map(({ what, name, field }) => {
        const fault = what === 'competency' ? 'which the assessment does not measure' : 'which does not exist';
        const message = `the focus rule names the ${what} "${name}", ${fault}`;
        const mend =
          known[what].size > 0 ? `name another ${what}, or remove it from the rule` : `write the ${what} first`;
        return assessmentProblem(subject, {
          code: `focus-rule-unknown-${what}`,
          path: ['focusRules', rule, ...field],
          message,
          mend,
        });
      });
  });
}

function findUnpublishedGuides(subject: PublishSubject): Problem[] {
  const { assessment, bundle, publishedGuides } = subject;
  if (!publishedGuides) return [];
  const existing = new Set(bundle.guides.map(({ slug }) => slug));
  return assessment.focusRules.flatMap(({ guides }, rule) =>
    guides.flatMap((guide, index) => {
      if (!existing.has(guide) || publishedGuides.has(guide)) return [];
      const path = ['focusRules', rule, 'guides', index];
      const message = `the guide "${guide}" is not published, so respondents are not shown it`;
      const mend = 'publish the guide with the assessment';
      return [assessmentProblem(subject, { code: 'guide-not-published', severity: 'warning', path, message, mend })];
    }),
  );
}

/** A competency is a focus area of a role in every band that begins below one of the role's targets. */
function findUnansweredAreas(subject: PublishSubject): Problem[] {
  const { assessment, bundle } = subject;
  const roles = [...new Set(assessment.roleProfiles.map(({ role }) => role))];
  return assessment.competencies.flatMap(({ competency }) =>
    roles.flatMap((role) => {
      const highest = highestTarget(subject, role, competency);
      const unanswered = assessment.bands.filter(
        ({ key, from }) =>
          from < highest &&
          !assessment.focusRules.some(
            (rule) => rule.competency === competency && rule.bands.includes(key) && (rule.role ?? role) === role,
          ),
      );
      if (unanswered.length === 0) return [];
      const bands = unanswered.map(({ key, name }) => textIn(name, [bundle.defaultLocale]) || key).join(', ');
      const message = `no guide answers a ${role} whose ${competencyName(subject, competency)} is below the target of ${highest} in: ${bands}`;
      const mend = `add a focus rule for "${competency}" with the bands ${unanswered.map(({ key }) => key).join(', ')}`;
      return [
        assessmentProblem(subject, {
          code: 'focus-area-unanswered',
          severity: 'warning',
          path: ['focusRules'],
          message,
          mend,
        }),
      ];
    }),
  );
}

/** Over the role's stages; a competency without weight in a profile is never a focus area there. */
function highestTarget({ assessment }: PublishSubject, role: string, competency: string): number {
  const targets = assessment.roleProfiles.flatMap((profile) => {
    const weight = new Map(Object.entries(profile.weights)).get(competency) ?? 1;
    const target = new Map(Object.entries(profile.targets)).get(competency);
    return profile.role === role && weight > 0 && target !== undefined ? [target] : [];
  });
  return Math.max(0, ...targets);
}
