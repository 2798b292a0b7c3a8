import { planColumns } from '@yardstick/domain/interchange/attempts/plan-columns.ts';
import type { Form } from '@yardstick/domain/publishing/form.ts';
import { aModel, aPlacement } from '@yardstick/domain/scoring/testing/small-model.ts';
import { prepareToWriteRows } from '@yardstick/domain/statistics/counted-row.ts';
import { expect, it } from 'vitest';
import { planImportColumns } from './import-columns.ts';
import { preparePart } from './read-counted.ts';

const option = (key: string) => ({ id: `id-${key}`, key, label: { en: key } });
const placement = (bank: string, key: string, keys: string[]): Form['sections'][0]['placements'][0] => ({
  id: `${bank}-${key}`,
  required: false,
  question: { id: key, key, bank, type: 'likert', prompt: { en: key }, options: keys.map(option) },
});

it('names what an import would take for something else in full: shared keys, a question "locale", keys that are values', () => {
  const form: Form = {
    schemaVersion: 1,
    assessment: 'tea',
    competencies: [],
    sections: [
      {
        id: 's',
        key: 's',
        title: { en: 's' },
        placements: [
          placement('tea', 'water', ['1', '2', '3']),
          placement('milk', 'water', ['low', 'high']),
          placement('tea', 'locale', ['low', 'high']),
        ],
      },
    ],
    segments: [],
  };
  const scoringModel = aModel({
    placements: [
      aPlacement('tea-water', [], { values: { 'id-1': 3, 'id-2': 2, 'id-3': 1 } }),
      aPlacement('milk-water', [], { values: { 'id-low': 0, 'id-high': 1 } }),
      aPlacement('tea-locale', [], { values: { 'id-low': 0, 'id-high': 1 } }),
    ],
  });
  const part = preparePart({
    form: { id: 'f', number: 1, content: form },
    scoringModel: { id: 'm', number: 1, content: scoringModel },
  });
  const answers = { 'tea-water': ['id-1'], 'milk-water': ['id-high'], 'tea-locale': ['id-low'] };
  const content = prepareToWriteRows(part.layout)({ responses: { answers }, segments: {}, durationsMs: {} });
  const scores = part.scorer.createScoreMatrix(1);
  const chunk = { count: 1, before: 0, origins: ['import'], locales: ['en'], days: ['2026-11-26'], content, scores };

  const columns = planImportColumns({ form, scoringModel }, [form]);

  const header = columns.map(({ name }) => name);
  expect(header).toEqual(['submitted_at', 'locale', 'tea/water', 'milk/water', 'tea/locale']);
  expect(columns.map(({ prepare }) => prepare(part)?.(chunk, 0))).toEqual([
    '2026-11-26T00:00:00Z',
    'en',
    'key:1',
    'high',
    'low',
  ]);
  expect(planColumns({ form, scoringModel }, header)).toMatchObject({ questionsWithoutColumn: [] });
});
