import type { Question, ResponseOption } from '../content/question.ts';
import type { SemanticChange } from './classify-change.ts';
import { describeEntries, describeFields } from './describe-entries.ts';
import { formatNumber, quoteText, type RevisionNames } from './describe-names.ts';
import { describeText } from './describe-texts.ts';

/** What changed in the response options of a question, whose scoring depends on its type. */
export function describeOptionChanges(
  before: Question,
  after: Question,
  { names, isScored }: { names: RevisionNames; isScored: boolean },
): SemanticChange[] {
  const nameOf = ({ key, label }: ResponseOption) => quoteText(label, key, names);
  const isForced = after.type === 'forced-choice';
  const countsAs = (value: number | undefined) => (isForced ? (value === -1 ? -1 : 1) : (value ?? 0));
  return describeEntries({
    path: ['options'],
    before: before.options,
    after: after.options,
    identityOf: ({ key }) => key,
    nameOf,
    added: (option) => ({
      classification: 'structural',
      sentence: `Option ${nameOf(option)} added ${option.value === undefined ? 'without a value' : `with value ${formatNumber(option.value)}`}`,
    }),
    removed: (option) => ({ classification: 'structural', sentence: `Option ${nameOf(option)} removed` }),
    reordered: { classification: 'structural', what: 'Options' },
    kept: (from, to, path) =>
      describeFields(from, to, {
        key: () => [],
        label: (old, label) =>
          describeText({
            path: [...path, 'label'],
            before: old,
            after: label,
            noun: `label of option ${nameOf(to)}`,
            names,
          }),
        value: (old, value) => {
          if (old === value) return [];
          const counts = (isForced || isScored) && countsAs(old) !== countsAs(value);
          const sentence = `Value of option ${nameOf(to)} ${formatValue(old)} → ${formatValue(value)}`;
          return [
            {
              path: [...path, 'value'],
              classification: counts ? 'scoring' : 'cosmetic',
              sentence: counts ? sentence : `${sentence}, which changes no score`,
              before: old ?? null,
              after: value ?? null,
            },
          ];
        },
      }),
  });
}

function formatValue(value: number | undefined): string {
  return value === undefined ? 'none' : formatNumber(value);
}
