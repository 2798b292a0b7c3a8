import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import type { Framework } from '@yardstick/domain/content/framework.ts';
import { expect, it } from 'vitest';
import { measure, stopMeasuring, unmeasuredOf } from './measured-competencies.ts';

const framework = {
  slug: 'craft',
  name: { en: 'Craft' },
  competencies: ['people', 'tools', 'wood'].map((key) => ({ key, name: { en: key }, children: [] })),
} satisfies Framework;
const measuring = (...keys: string[]) =>
  ({
    competencies: keys.map((competency) => ({ competency, weight: 2 })),
    roleProfiles: [
      { role: 'maker', stage: 'shop', label: {}, targets: { people: 50, tools: 60 }, weights: { tools: 2 } },
    ],
  }) as unknown as Assessment;

it('measures one more competency in its place in the framework', () => {
  const assessment = measuring('people', 'wood');

  expect(unmeasuredOf(assessment, framework).map(({ key }) => key)).toEqual(['tools']);
  expect(measure(assessment, framework, 'tools').competencies).toEqual([
    { competency: 'people', weight: 2 },
    { competency: 'tools', weight: 1 },
    { competency: 'wood', weight: 2 },
  ]);
  expect(measure(measuring('people'), framework, 'wood').competencies.map(({ competency }) => competency)).toEqual([
    'people',
    'wood',
  ]);
});

it('measures one less, one that is gone too, with what role profiles demand of it', () => {
  const { competencies, roleProfiles } = stopMeasuring(measuring('gone', 'tools', 'people'), 'tools');

  expect(competencies.map(({ competency }) => competency)).toEqual(['gone', 'people']);
  expect(roleProfiles[0]).toMatchObject({ targets: { people: 50 }, weights: {} });
  expect(roleProfiles[0]?.targets).not.toHaveProperty('tools');
  expect(stopMeasuring(measuring('gone', 'tools'), 'gone').competencies).toHaveLength(1);
});
