import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundleSchema } from '../content/bundle.ts';
import { readBundle } from './read-bundle.ts';
import { arbitraryBundle } from './testing/arbitrary-bundle.ts';
import { writeBundle } from './write-bundle.ts';

describe('writing a bundle', () => {
  it('gives back every bundle when read, whatever its texts', () => {
    fc.assert(
      fc.property(arbitraryBundle, (bundle) => {
        const { bundle: read, problems } = readBundle(writeBundle(bundle));
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(read).toStrictEqual(bundle);
        expect(bundleSchema.safeParse(read).error).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
