import type { Assessment } from '../content/assessment.ts';
import type { SemanticChange } from './classify-change.ts';
import { quote, quoteText, type RevisionNames } from './describe-names.ts';
import { describeText } from './describe-texts.ts';

type Orientation = NonNullable<Assessment['orientation']>;

/** The poles count only where forced choices lean to them. */
export function describeOrientationChanges(
  before: Orientation | undefined,
  after: Orientation | undefined,
  { hasForcedChoices, names }: { hasForcedChoices: boolean; names: RevisionNames },
): SemanticChange[] {
  const classification = hasForcedChoices ? 'scoring' : 'cosmetic';
  const path = ['orientation'];
  const nameOf = ({ key, name }: Orientation['positive']) => quoteText(name, key, names);
  if (before && after) {
    return (['positive', 'negative'] as const).flatMap((end): SemanticChange[] => {
      const [from, to] = [before[end], after[end]];
      const text = describeText({
        path: [...path, end, 'name'],
        before: from.name,
        after: to.name,
        noun: `name of pole ${nameOf(to)}`,
        names,
        named: 'Pole',
      });
      if (from.key === to.key) return text;
      const sentence = `Key of pole ${nameOf(to)} ${quote(from.key)} → ${quote(to.key)}`;
      return [...text, { path: [...path, end, 'key'], classification, sentence, before: from.key, after: to.key }];
    });
  }
  const orientation = after ?? before;
  if (!orientation) return [];
  const between = `${nameOf(orientation.positive)} and ${nameOf(orientation.negative)}`;
  const sentence = `Orientation between ${between} ${after ? 'added' : 'removed'}`;
  return [{ path, classification, sentence, before: before ?? null, after: after ?? null }];
}
