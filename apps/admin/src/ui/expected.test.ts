import { describe, expect, it } from 'vitest';
import { type Changes, expectChanges, expectedNow, withExpected } from './expected.ts';

const people = {
  viewer: { email: 'olga@example.org' },
  people: { edges: [{ node: { id: 'olga', role: 'ADMINISTRATOR' } }, { node: { id: 'eva', role: 'EDITOR' } }] },
};
const seenAs = (changes: Changes, data: object = people) => {
  const act = expectChanges(changes);
  const shown = withExpected(data, expectedNow.turn(), expectedNow.get());
  act.takeBack();
  return shown;
};

describe('what is expected', () => {
  it('shows wherever the thing stands, and leaves all else the same', () => {
    const shown = seenAs({ eva: { role: 'PUBLISHER' } }) as typeof people;
    expect(shown.people.edges.map(({ node }) => node.role)).toEqual(['ADMINISTRATOR', 'PUBLISHER']);
    expect(shown.viewer).toBe(people.viewer);
    expect(shown.people.edges[0]).toBe(people.people.edges[0]);
  });

  it('takes what will be gone out of its list', () => {
    const shown = seenAs({ eva: 'gone' }) as typeof people;
    expect(shown.people.edges).toEqual([people.people.edges[0]]);
  });

  it('works out of a thing what it will be, and knows the only one of its type', () => {
    const data = { settings: { __typename: 'Settings', locales: ['en'] } };
    const add = ({ locales }: { locales: string[] }) => ({ locales: [...locales, 'de'] });
    expect(seenAs({ Settings: add }, data)).toEqual({ settings: { __typename: 'Settings', locales: ['en', 'de'] } });
  });

  it('is gone again where it was not done, while other acts under way stay', () => {
    const first = expectChanges({ eva: { role: 'PUBLISHER' } });
    const second = expectChanges({ olga: { role: 'VIEWER' } });
    first.takeBack();
    const shown = withExpected(people, expectedNow.turn(), expectedNow.get());
    expect(shown.people.edges.map(({ node }) => node.role)).toEqual(['VIEWER', 'EDITOR']);
    second.takeBack();
    expect(withExpected(people, expectedNow.turn(), expectedNow.get())).toBe(people);
  });

  it('stays from when it is done until newer data says itself what is so', () => {
    const before = expectedNow.turn();
    expectChanges({ eva: { role: 'PUBLISHER' } }).done();
    expect(withExpected(people, before, expectedNow.get()).people.edges[1]?.node.role).toBe('PUBLISHER');
    expect(withExpected(people, expectedNow.turn(), expectedNow.get())).toBe(people);
  });
});
