import { countOf } from '../content/count-words.ts';
import { type SemanticChange, strongestClassification } from './classify-change.ts';

const longest = 140;

/** One line of at most 140 characters for a history: the first of the gravest changes, and how many more there are. */
export function summariseChanges(changes: readonly SemanticChange[]): string {
  const gravest = strongestClassification(changes);
  const first = changes.find(({ classification }) => classification === gravest);
  if (!first) return 'No change';
  const others = changes.length - 1;
  const rest = others === 0 ? '' : `; and ${countOf(others, 'more change')}`;
  return `${shorten(first.sentence, longest - rest.length)}${rest}`;
}

function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = [...text];
  while (characters.join('').length >= length) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
