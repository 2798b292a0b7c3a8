import { expect, it } from 'vitest';
import type { Parting } from './plan-people.ts';
import { gather } from './read-groups.ts';

interface People {
  group: string;
  competency: string;
  n: number;
}

const options = ['a', 'b', 'c', 'd', 'e', 'f'];
/** Every list of two options or more, in the order of the options. */
const lists = Array.from({ length: 2 ** options.length }, (_, bits) =>
  options.filter((_option, place) => bits & (2 ** place)),
).filter(({ length }) => length > 1);
const ordersOf = (list: readonly string[]): string[][] =>
  list.length < 2
    ? [[...list]]
    : list.flatMap((first) => ordersOf(list.filter((other) => other !== first)).map((rest) => [first, ...rest]));

/** Groups of one person with the first option, two with the second, four with the third and so on; says what it joins. */
function gatherPeople() {
  const joined: string[] = [];
  const people = options.map((group, place): People => ({ group, competency: 'agree', n: 2 ** place }));
  const partition: Parting = { dimensions: ['letter'], periods: [], isShown: () => true };
  const groups = gather(people, { groupBy: { dimension: 'letter' }, partition }, (parts) => {
    if (parts.length > 1) joined.push(parts.map(({ group }) => group).join(''));
    return { group: '', competency: 'agree', n: parts.reduce((sum, { n }) => sum + n, 0) };
  });
  return { groups, joined };
}

const countOf = (list: readonly string[]) => list.reduce((sum, option) => sum + 2 ** options.indexOf(option), 0);

it('joins the same classes once, in whatever order and however often they are named', () => {
  for (const list of lists) {
    const { groups, joined } = gatherPeople();

    const counts = ordersOf(list).flatMap((names) => [
      groups.join(names, 'agree')?.n,
      groups.join([...names, ...names], 'agree')?.n,
    ]);

    expect(new Set(counts)).toEqual(new Set([countOf(list)]));
    expect(joined).toHaveLength(1);
  }
});

it('remembers the lists of classes that were asked for last, and not as many as anybody can ask for', () => {
  const { groups, joined } = gatherPeople();
  for (const list of lists) expect(groups.join(list, 'agree')?.n).toBe(countOf(list));

  const remembered = lists.toReversed().filter((list) => {
    const before = joined.length;
    groups.join(list, 'agree');
    return joined.length === before;
  });

  expect(lists).toHaveLength(57);
  expect(remembered).toEqual(lists.slice(-20).toReversed());
});

it('has nobody in classes and competencies that were not read', () => {
  const { groups } = gatherPeople();

  expect(groups.join(['x', 'y'], 'agree')).toBeUndefined();
  expect(groups.join(['a', 'b'], 'another')).toBeUndefined();
  expect(groups.join([], 'agree')).toBeUndefined();
  expect(groups.join(['a', 'x'], 'agree')?.n).toBe(1);
  expect(groups.all('agree')?.map(({ n }) => n)).toEqual([1, 2, 4, 8, 16, 32]);
});
