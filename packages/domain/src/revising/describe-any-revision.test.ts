import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Change, describeChanges } from '../interchange/describe-changes.ts';
import { arbitraryBundle } from '../interchange/testing/arbitrary-bundle.ts';
import type { SemanticChange } from './classify-change.ts';
import { describeRevision } from './describe-revision.ts';
import { arbitraryMixture, mix } from './testing/arbitrary-mixture.ts';
import { namesOfBundle } from './testing/names-of-bundle.ts';

const begins = (whole: readonly string[], start: readonly string[]) => start.every((step, at) => whole[at] === step);

/** What moved is told once, at its new place. */
const tells = ({ path, sentence, before }: SemanticChange, change: Change) =>
  begins(path, change.path) ||
  begins(change.path, path) ||
  (sentence.includes(' moved from ') && (path.at(-1) === change.path.at(-1) || before === change.path[1]));

const kinds = ['guide', 'framework', 'bank', 'question', 'assessment'] as const;

it('tells every difference between any two documents, and nothing of the same', () => {
  fc.assert(
    fc.property(arbitraryBundle, arbitraryBundle, arbitraryMixture, (one, other, choices) => {
      const names = namesOfBundle(one);
      for (const kind of kinds) {
        const documentsOf = (bundle: typeof one) => bundle[`${kind}s`];
        const [before] = documentsOf(one);
        const [stranger = before] = documentsOf(other);
        if (!before || !stranger) continue;
        expect(describeRevision({ kind, before, after: structuredClone(before), names })).toEqual([]);

        for (const after of [stranger, mix(before, stranger, choices)]) {
          const told = describeRevision({ kind, before, after, names });
          const untold = describeChanges(before, after).filter((change) => !told.some((one) => tells(one, change)));
          expect(untold).toEqual([]);
          for (const { sentence } of told) expect(sentence).not.toMatch(/undefined|\[object |NaN|\n/);
        }
      }
    }),
    { numRuns: 300 },
  );
});
