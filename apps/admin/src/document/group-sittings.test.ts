import { expect, it } from 'vitest';
import { groupSittings } from './group-sittings.ts';

const saved = (author: string, time: string) => ({ author, createdAt: `2026-11-24T${time}:00.000Z` });

it('takes saves of one author that follow each other within ten minutes as one sitting, newest first', () => {
  const newestFirst = [
    saved('Ada', '10:30'),
    saved('Ada', '10:21'),
    saved('Ada', '10:10'),
    saved('Ben', '10:09'),
    saved('Ada', '10:08'),
  ];
  const [first, second, third, fourth, fifth] = newestFirst;
  expect(groupSittings(newestFirst)).toEqual([[first, second], [third], [fourth], [fifth]]);
});
