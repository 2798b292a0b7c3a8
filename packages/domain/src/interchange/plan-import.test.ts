import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bundle } from '../content/bundle.ts';
import { formatPlan } from './format-plan.ts';
import { planImport } from './plan-import.ts';
import { arbitraryBundle } from './testing/arbitrary-bundle.ts';
import { foreignBundle } from './testing/foreign-bundle.ts';

const nothing: Bundle = {
  defaultLocale: 'en',
  locales: ['en'],
  guides: [],
  frameworks: [],
  banks: [],
  questions: [],
  assessments: [],
};

/** The choir's bundle after some change. */
const changed = (change: (bundle: Bundle) => void): Bundle => {
  const bundle = foreignBundle();
  change(bundle);
  return bundle;
};

const assessmentOf = (bundle: Bundle) => {
  const [assessment] = bundle.assessments;
  if (!assessment) throw new Error('the bundle about choirs has an assessment');
  return assessment;
};

describe('the plan of an import', () => {
  it('creates everything in an empty installation, what others depend on first', () => {
    const plan = planImport(nothing, foreignBundle());

    expect(plan.map(({ kind, key, action }) => `${action} ${kind} ${key}`)).toEqual([
      'change bundle bundle',
      'create framework choir-leadership',
      'create bank choir-leadership',
      ...foreignBundle().questions.map(({ bank, key }) => `create question ${bank}/${key}`),
      'create guide many-hands',
      'create guide the-first-rehearsal',
      'create assessment choir-check-up',
    ]);
  });

  it('leaves everything when the bundle is the same, whatever that is', () => {
    fc.assert(
      fc.property(arbitraryBundle, (bundle) => {
        const actions = planImport(bundle, structuredClone(bundle)).map((entry) => entry.action);
        expect(new Set(actions)).toEqual(new Set(['leave']));
      }),
      { numRuns: 50 },
    );
  }, 60_000);

  it('sees no difference where nothing means anything else', () => {
    const current = changed((bundle) => {
      bundle.locales = ['en', 'de', 'fr'];
      bundle.questions = bundle.questions.map((question) => ({ ...question, position: question.position * 10 }));
      for (const guide of bundle.guides) guide.body = { ...guide.body, en: `${guide.body.en}\n\n`, fr: '' };
    });

    expect(planImport(current, foreignBundle()).filter(({ action }) => action !== 'leave')).toEqual([]);
  });

  it('leaves what the bundle does not have, and says so', () => {
    const incoming = changed((bundle) => {
      bundle.guides = bundle.guides.filter(({ slug }) => slug !== 'many-hands');
    });

    expect(planImport(foreignBundle(), incoming)).toContainEqual({
      kind: 'guide',
      key: 'many-hands',
      action: 'leave',
      because: 'not-in-bundle',
    });
    expect(formatPlan(planImport(foreignBundle(), incoming))).toBe(
      'leave   guide many-hands, which is not in the bundle\n' +
        '0 to create, 0 to change, 17 unchanged, 1 left that are not in the bundle',
    );
  });

  it('says what would change, by the keys of what changes', () => {
    const incoming = changed((bundle) => {
      const assessment = assessmentOf(bundle);
      assessment.bands = assessment.bands.map((band) => (band.key === 'in-parts' ? { ...band, from: 65 } : band));
      assessment.competencies = assessment.competencies.map(({ competency, weight }) => ({
        competency,
        weight: competency === 'care-of-voices' ? 3 : weight,
      }));
      assessment.roleProfiles = assessment.roleProfiles.map((profile) =>
        profile.role === 'chair' ? { ...profile, targets: { ...profile.targets, 'running-the-choir': 90 } } : profile,
      );
      assessment.segments = assessment.segments.slice(0, 1);
      bundle.questions = bundle.questions.map((question) =>
        question.key === 'rc-chairs'
          ? { ...question, prompt: { ...question.prompt, en: 'The chairs are put away by the same five people.' } }
          : question,
      );
    });

    expect(formatPlan(planImport(foreignBundle(), incoming)).split('\n')).toEqual([
      'change  question choir-leadership/rc-chairs',
      '          prompt › en: "The chairs are put away by the same four people." → "The chairs are put away by the same five people."',
      'change  assessment choir-check-up',
      '          competencies › care-of-voices › weight: 1 → 3',
      expect.stringContaining('segments › size-of-choir: remove {"key":"size-of-choir"'),
      '          bands › in-parts › from: 60 → 65',
      '          roleProfiles › chair / new-choir › targets › running-the-choir: 70 → 90',
      '          roleProfiles › chair / established-choir › targets › running-the-choir: 85 → 90',
      '0 to create, 2 to change, 16 unchanged, 0 left that are not in the bundle',
    ]);
  });

  it('shows the place in a long text where it changes, and a new order', () => {
    const incoming = changed((bundle) => {
      for (const guide of bundle.guides) {
        if (guide.slug === 'many-hands')
          guide.body = { ...guide.body, en: guide.body.en?.replace('The fifth hurts.', 'The fifth aches.') ?? '' };
      }
      const assessment = assessmentOf(bundle);
      assessment.sections = assessment.sections.toReversed();
    });

    const lines = formatPlan(planImport(foreignBundle(), incoming)).split('\n');
    expect(lines[1]).toMatch(/^ {10}body › en: "….*The fifth hurts\..*…" → "….*The fifth aches\..*…"$/);
    expect(lines[3]).toBe(
      '          sections › order: tuesday-evening, the-rest-of-the-week, dilemmas → dilemmas, the-rest-of-the-week, tuesday-evening',
    );
  });

  it('adds locales and never takes one away', () => {
    const incoming = changed((bundle) => {
      bundle.locales = ['en', 'fr'];
    });

    expect(planImport(foreignBundle(), incoming)[0]).toEqual({
      kind: 'bundle',
      key: 'bundle',
      action: 'change',
      changes: [{ path: ['locales'], before: ['en', 'de'], after: ['en', 'de', 'fr'] }],
    });
  });

  it('keeps a text from steering the terminal', () => {
    const incoming = changed((bundle) => {
      for (const bank of bundle.banks) bank.name = { ...bank.name, en: 'Evil \u001b[2J\nbank' };
    });

    expect(formatPlan(planImport(foreignBundle(), incoming))).toContain(
      'name › en: "Choir leadership" → "Evil  [2J bank"',
    );
  });
});
