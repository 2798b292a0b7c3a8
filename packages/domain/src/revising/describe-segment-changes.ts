import type { SegmentQuestion } from '../content/assessment.ts';
import { countOf } from '../content/count-words.ts';
import type { SemanticChange } from './classify-change.ts';
import { describeEntries, describeFields } from './describe-entries.ts';
import { quoteText, type RevisionNames } from './describe-names.ts';
import { describeText } from './describe-texts.ts';

/** Segment questions are asked beside the structure, so that no change of theirs touches a score. */
export function describeSegmentChanges(
  before: readonly SegmentQuestion[],
  after: readonly SegmentQuestion[],
  names: RevisionNames,
): SemanticChange[] {
  const nameOf = ({ key, prompt }: SegmentQuestion) => quoteText(prompt, key, names);
  return describeEntries({
    path: ['segments'],
    before,
    after,
    identityOf: ({ key }) => key,
    nameOf,
    added: (segment) => ({
      classification: 'cosmetic',
      sentence: `Segment question ${nameOf(segment)} added with ${countOf(segment.options.length, 'option')}`,
    }),
    removed: (segment) => ({
      classification: 'cosmetic',
      sentence: `Segment question ${nameOf(segment)} removed`,
    }),
    reordered: { classification: 'cosmetic', what: 'Segment questions' },
    kept: (from, to, path) =>
      describeFields(from, to, {
        key: () => [],
        prompt: (old, prompt) =>
          describeText({
            path: [...path, 'prompt'],
            before: old,
            after: prompt,
            noun: `prompt of segment question ${nameOf(to)}`,
            names,
            named: 'Segment question',
          }),
        options: (old, options) =>
          describeSegmentOptions([...path, 'options'], old, options, { of: nameOf(to), names }),
      }),
  });
}

function describeSegmentOptions(
  path: readonly string[],
  before: SegmentQuestion['options'],
  after: SegmentQuestion['options'],
  { of, names }: { of: string; names: RevisionNames },
): SemanticChange[] {
  const nameOf = ({ key, label }: SegmentQuestion['options'][number]) => quoteText(label, key, names);
  return describeEntries({
    path,
    before,
    after,
    identityOf: ({ key }) => key,
    nameOf,
    added: (option) => ({
      classification: 'cosmetic',
      sentence: `Option ${nameOf(option)} added to segment question ${of}`,
    }),
    removed: (option) => ({
      classification: 'cosmetic',
      sentence: `Option ${nameOf(option)} removed from segment question ${of}`,
    }),
    reordered: { classification: 'cosmetic', what: `Options of segment question ${of}` },
    kept: (from, to, optionPath) =>
      describeText({
        path: [...optionPath, 'label'],
        before: from.label,
        after: to.label,
        noun: `label of option ${nameOf(to)} of segment question ${of}`,
        names,
        named: 'Segment option',
      }),
  });
}
