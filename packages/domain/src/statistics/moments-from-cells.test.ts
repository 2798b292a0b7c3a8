import fc from 'fast-check';
import { expect, it } from 'vitest';
import { momentsFromCells } from './moments-from-cells.ts';
import { keysOf } from './question-key.ts';
import { arbitraryGroup } from './testing/arbitrary-group.ts';
import { countPeople } from './testing/count-people.ts';

it('moments are exact however many people there are: of everybody so many times over, products are its square as large', () => {
  const times = 2 ** 47 + 1;
  fc.assert(
    fc.property(arbitraryGroup, ({ model, people }) => {
      const { cells } = countPeople(model, people);
      const keys = keysOf(cells.layout, model);
      const { sums, crossProducts } = momentsFromCells(cells, keys);
      const many = { ...cells, n: cells.n * times, counts: cells.counts.map((count) => count * times) };
      const { sums: manySums, crossProducts: manyProducts } = momentsFromCells(many, keys);
      const wide = BigInt(times);

      expect(manySums).toEqual(sums.map((sum) => sum * wide));
      expect(manyProducts).toEqual(crossProducts.map((row) => row.map((product) => product * wide * wide)));
    }),
  );
});
