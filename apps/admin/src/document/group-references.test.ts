import { expect, it } from 'vitest';
import { groupReferences } from './group-references.ts';

const guide = { kind: 'guide', key: 'what-a-cto-does' };
const assessment = { kind: 'assessment', key: 'cto-readiness' };

it('names each document once, with every way in which it refers', () => {
  const found = groupReferences([
    { how: 'its text links to it', document: guide },
    { how: 'a focus rule leads to it', document: assessment },
    { how: 'it names it to read beside', document: guide },
    { how: 'a focus rule leads to it', document: assessment },
  ]);

  expect(found).toEqual([
    { document: guide, how: 'its text links to it; it names it to read beside' },
    { document: assessment, how: 'a focus rule leads to it (2 times)' },
  ]);
});
