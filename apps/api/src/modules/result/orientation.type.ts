import { textIn } from '@yardstick/domain/content/localised-text.ts';
import type { Orientation } from '@yardstick/domain/scoring/scores.ts';
import { builder } from '../../graphql/delivery-builder.ts';
import type { PresentedResult, Within } from './presented-result.ts';

const PoleType = builder.objectRef<{ key: string; name: string }>('Pole').implement({
  description: 'One end of a role orientation.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its stable name.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
  }),
});

const IntervalType = builder.objectRef<{ low: number; high: number }>('Interval').implement({
  description: 'A 95 % interval.',
  fields: (t) => ({
    low: t.exposeFloat('low', { description: 'Its lower end.' }),
    high: t.exposeFloat('high', { description: 'Its upper end.' }),
  }),
});

export const OrientationType = builder.objectRef<Within<Orientation>>('Orientation').implement({
  description: 'A lean between two roles within this person. It says nothing in comparison with others.',
  fields: (t) => ({
    lean: t.string({
      nullable: true,
      description: 'Key of the pole; null when the interval includes 0 and no lean can be told.',
      resolve: ({ item }) => item.lean,
    }),
    value: t.float({
      description: '−100 (all choices at the negative pole) to 100 (all at the positive pole).',
      resolve: ({ item }) => item.value,
    }),
    interval: t.field({
      type: IntervalType,
      description: 'Wilson interval of the value.',
      resolve: ({ item }) => item.interval,
    }),
    questionCount: t.int({
      description: 'How many forced choices were made.',
      resolve: ({ item }) => item.questionCount,
    }),
    positive: t.field({
      type: PoleType,
      description: 'The pole at 100.',
      resolve: (parent) => poleOf(parent, 'positive'),
    }),
    negative: t.field({
      type: PoleType,
      description: 'The pole at −100.',
      resolve: (parent) => poleOf(parent, 'negative'),
    }),
  }),
});

function poleOf({ assessment: { publication, preferred } }: PresentedResult, side: 'positive' | 'negative') {
  const pole = publication.content.orientation?.[side];
  if (!pole) throw new Error(`publication ${publication.id} has an orientation without poles`);
  return { key: pole.key, name: textIn(pole.name, preferred) };
}
