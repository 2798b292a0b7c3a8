import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bundle } from '../content/bundle.ts';
import { readBundle } from '../interchange/read-bundle.ts';
import { foreignBundle } from '../interchange/testing/foreign-bundle.ts';
import { smallBundleWith } from '../interchange/testing/small-bundle.ts';
import { contentHash } from '../publishing/content-hash.ts';
import { freezeForm, freezeScoringModel, structureHash } from '../publishing/freeze-assessment.ts';
import { type SemanticChange, strongestClassification } from './classify-change.ts';
import { classifyPublication, type FrozenHashes } from './classify-publication.ts';
import { describeRevision } from './describe-revision.ts';
import { arbitraryEdit, type World } from './testing/arbitrary-edit.ts';
import { namesOfBundle } from './testing/names-of-bundle.ts';

describe('a publication', () => {
  const published = { structureHash: 's', formHash: 'f', scoringModelHash: 'm' };

  it.each([
    ['has a new form when it is the first', null, published, 'new-form'],
    ['has nothing new to score when it is the same', published, published, 'nothing-new-to-score'],
    [
      'has nothing new to score when its form only reads otherwise',
      published,
      { ...published, formHash: 'g' },
      'nothing-new-to-score',
    ],
    ['has a new scoring model', published, { ...published, scoringModelHash: 'n' }, 'new-scoring-model'],
    [
      'has a new form when its structure is another',
      published,
      { structureHash: 't', formHash: 'g', scoringModelHash: 'n' },
      'new-form',
    ],
  ] as const)('%s', (_what, before, next, expected) => {
    expect(classifyPublication(before, next)).toBe(expected);
  });
});

const classOf = { cosmetic: 'nothing-new-to-score', scoring: 'new-scoring-model', structural: 'new-form' } as const;

function smallBundle(): Bundle {
  const { bundle } = readBundle(smallBundleWith([]));
  if (!bundle) throw new Error('the small bundle has nothing wrong');
  return bundle;
}

/** The parts of a bundle that freezing needs, with questions that are placed nowhere yet. */
function worldOf({ assessments, frameworks, questions }: Bundle): World {
  const [assessment, framework] = [assessments[0], frameworks[0]];
  if (!assessment || !framework) throw new Error('the bundle has an assessment and a framework');
  const spare = questions.map((question) => ({ ...question, key: `${question.key}-2` }));
  return structuredClone({ assessment, framework, questions: [...questions, ...spare] });
}

const bases = [smallBundle(), foreignBundle()];

function hashesOf({ assessment, framework, questions }: World): FrozenHashes {
  const sources = {
    assessment,
    framework,
    questions: new Map(questions.map((question) => [`${question.bank}/${question.key}`, question])),
  };
  const form = freezeForm(sources);
  return {
    structureHash: structureHash(form),
    formHash: contentHash(form),
    scoringModelHash: contentHash(freezeScoringModel(sources, form)),
  };
}

/** What an editor is told of an assessment, the questions it places and its framework. */
function changesBetween(bundle: Bundle, before: World, after: World): SemanticChange[] {
  const names = namesOfBundle({ ...bundle, frameworks: [after.framework], questions: after.questions });
  const placed = new Set(
    after.assessment.sections.flatMap(({ placements }) => placements.map(({ question }) => question)),
  );
  return [
    ...describeRevision({ kind: 'assessment', before: before.assessment, after: after.assessment, names }),
    ...describeRevision({ kind: 'framework', before: before.framework, after: after.framework, names }),
    ...after.questions.flatMap((question, at) =>
      placed.has(`${question.bank}/${question.key}`)
        ? describeRevision({ kind: 'question', before: before.questions[at] ?? null, after: question, names })
        : [],
    ),
  ];
}

interface Editing {
  parts: readonly (keyof World)[];
  most: number;
}

/** A world that somebody edited before, and again. */
const editedWorlds = ({ parts, most }: Editing) =>
  fc
    .record({
      bundle: fc.constantFrom(...bases),
      earlier: fc.array(arbitraryEdit(parts), { maxLength: 4 }),
      edits: fc.array(arbitraryEdit(parts), { minLength: 1, maxLength: most }),
    })
    .map(({ bundle, earlier, edits }) => {
      const before = worldOf(bundle);
      for (const edit of earlier) edit(before);
      const after = structuredClone(before);
      for (const edit of edits) edit(after);
      return { bundle, before, after };
    })
    .filter(({ before, after }) => hasPoles(before) && hasPoles(after));

/** Forced choices without poles to lean to are refused before anything is frozen. */
function hasPoles({ assessment, questions }: World): boolean {
  const forced = questions.filter(({ type }) => type === 'forced-choice').map(({ bank, key }) => `${bank}/${key}`);
  const placed = assessment.sections.flatMap(({ placements }) => placements.map(({ question }) => question));
  return assessment.orientation !== undefined || !placed.some((reference) => forced.includes(reference));
}

const grades = ['nothing-new-to-score', 'new-scoring-model', 'new-form'];

describe('what an editor is told', () => {
  it.each([
    ['one edit', 1],
    ['several edits', 5],
  ])('of %s is what publishing makes of it', (_what, most) => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(editedWorlds({ parts: ['assessment', 'questions'], most }), ({ bundle, before, after }) => {
        const told = strongestClassification(changesBetween(bundle, before, after)) ?? 'cosmetic';
        seen.add(told);
        expect(classifyPublication(hashesOf(before), hashesOf(after))).toBe(classOf[told]);
      }),
      { numRuns: 600 },
    );
    expect(seen.size).toBe(3);
  });

  it('of a framework is never less than what publishing makes of it', () => {
    fc.assert(
      fc.property(editedWorlds({ parts: ['framework', 'questions'], most: 3 }), ({ bundle, before, after }) => {
        const told = strongestClassification(changesBetween(bundle, before, after)) ?? 'cosmetic';
        const made = classifyPublication(hashesOf(before), hashesOf(after));
        expect(grades.indexOf(classOf[told])).toBeGreaterThanOrEqual(grades.indexOf(made));
      }),
      { numRuns: 300 },
    );
  });

  it('of weights that keep their shares is that there is a new scoring model', () => {
    const bundle = foreignBundle();
    const before = worldOf(bundle);
    const after = structuredClone(before);
    for (const measured of after.assessment.competencies) measured.weight *= 10;

    expect(changesBetween(bundle, before, after)).toMatchObject([
      { classification: 'scoring', sentence: 'Weights of all competencies × 10: every share stays' },
    ]);
    expect(classifyPublication(hashesOf(before), hashesOf(after))).toBe('new-scoring-model');
  });
});
