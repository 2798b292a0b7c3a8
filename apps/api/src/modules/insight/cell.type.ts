import type { ObjectRef } from '@pothos/core';
import type { Cell, SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import { studio } from '../../graphql/studio-builder.ts';

/** The other member of every union of what may be shown of a group. */
export const SuppressedCellType = studio.objectRef<SuppressedCell>('SuppressedCell').implement({
  description:
    'A group that is empty, or too small to be shown without giving somebody away. Which of both is not told.',
  fields: (t) => ({
    reason: t.string({
      description: 'Why it is not shown.',
      resolve: () => 'This group has no people, or too few to be shown without telling something about one of them.',
    }),
  }),
});

/** A union of statistics that may be shown with the fact that they may not. */
export function cellUnion<T extends { n: number }>(
  name: string,
  // biome-ignore lint/suspicious/noExplicitAny: the schema's types are a parameter of every Pothos reference
  visible: ObjectRef<any, Cell<T>>,
  description: string,
) {
  return studio.unionType(name, {
    description,
    types: [visible, SuppressedCellType],
    resolveType: (cell) => ((cell as { kind: string }).kind === 'visible' ? visible : SuppressedCellType),
  });
}

export interface People {
  n: number;
}

const PeopleType = studio.objectRef<Cell<People>>('People').implement({
  description: 'How many people a group has that is large enough to be shown.',
  fields: (t) => ({ n: t.exposeInt('n', { description: 'People, one submitted attempt each.' }) }),
});

export const PeopleCell = cellUnion('PeopleCell', PeopleType, 'The size of a group, or that it cannot be shown.');
