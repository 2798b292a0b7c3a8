import type { Band } from '../content/assessment.ts';
import type { SemanticChange } from './classify-change.ts';
import { describeEntries, describeFields } from './describe-entries.ts';
import { formatNumber, quoteText, type RevisionNames } from './describe-names.ts';
import { describeText } from './describe-texts.ts';

export function describeBandChanges(
  before: readonly Band[],
  after: readonly Band[],
  names: RevisionNames,
): SemanticChange[] {
  const nameOf = ({ key, name }: Band) => quoteText(name, key, names);
  return describeEntries({
    path: ['bands'],
    before,
    after,
    identityOf: ({ key }) => key,
    nameOf,
    added: (band) => ({
      classification: 'scoring',
      sentence: `Band ${nameOf(band)} added, which begins at ${formatNumber(band.from)}`,
    }),
    removed: (band) => ({
      classification: 'scoring',
      sentence: `Band ${nameOf(band)} removed, which began at ${formatNumber(band.from)}`,
    }),
    reordered: { classification: 'scoring', what: 'Bands' },
    kept: (from, to, path) => {
      const text = (field: 'name' | 'text') => (old: Band['name'], written: Band['name']) =>
        describeText({
          path: [...path, field],
          before: old,
          after: written,
          noun: `${field} of band ${nameOf(to)}`,
          names,
          ...(field === 'name' && { named: 'Band' }),
        });
      return describeFields(from, to, {
        key: () => [],
        name: text('name'),
        text: text('text'),
        from: (old, cut) => {
          if (old === cut) return [];
          const sentence = `Band ${nameOf(to)} begins at ${formatNumber(cut)} instead of ${formatNumber(old)}`;
          return [{ path: [...path, 'from'], classification: 'scoring', sentence, before: old, after: cut }];
        },
      });
    },
  });
}
