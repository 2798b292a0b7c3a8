import { expect, it } from 'vitest';
import { changesOfPlan } from './changes-of-plan.ts';

const classification = 'COSMETIC' as const;
const change = { sentence: 'Name changed', classification, path: ['name'], before: 'A', after: 'B' };
const sourceOf = (kind: 'FRAMEWORK' | 'BANK', revision: number) => ({
  document: { id: `id of ${kind}`, kind, key: 'leading', title: `The ${kind}`, revision },
  revision,
});

it('tells documents of different kinds apart that have the same key', () => {
  const shown = { id: 'id of the assessment', kind: 'ASSESSMENT', key: 'leading' } as const;
  const plan = {
    revision: 9,
    changes: ['assessment', 'framework', 'bank'].map((kind) => ({
      document: { kind, key: 'leading' },
      changes: [change],
    })),
    sources: [sourceOf('FRAMEWORK', 5), sourceOf('BANK', 3)],
  };
  const live = { revision: 8, sources: [sourceOf('BANK', 2), sourceOf('FRAMEWORK', 4)] };

  const groups = changesOfPlan(shown, plan, live);

  expect(groups.map(({ title }) => title)).toEqual(['In this document', 'In “The FRAMEWORK”', 'In “The BANK”']);
  expect(new Set(groups.map(({ name }) => name)).size).toBe(3);
  const changes = groups.flatMap((group) => group.changes);
  expect(new Set(changes.map(({ id }) => id)).size).toBe(3);
  expect(changes.map(({ document, revision, live }) => [document, revision, live])).toEqual([
    ['id of the assessment', 9, 8],
    ['id of FRAMEWORK', 5, 4],
    ['id of BANK', 3, 2],
  ]);
});
