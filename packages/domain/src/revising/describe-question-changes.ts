import type { Question } from '../content/question.ts';
import type { SemanticChange } from './classify-change.ts';
import { describeFields } from './describe-entries.ts';
import { describeIdentity } from './describe-identity.ts';
import { quote, quoteText, type RevisionNames } from './describe-names.ts';
import { describeOptionChanges } from './describe-option-changes.ts';
import { describeText } from './describe-texts.ts';

export function describeQuestionChanges(before: Question, after: Question, names: RevisionNames): SemanticChange[] {
  const prompt = quoteText(after.prompt, after.key, names);
  const topLevel = (competency: string | undefined) =>
    competency === undefined ? undefined : names.topLevelCompetency(competency);
  const isScored = after.type !== 'forced-choice' && topLevel(after.competency) !== undefined;
  const identity = (field: 'key' | 'bank') => (from: string, to: string) =>
    describeIdentity({ field, before: from, after: to, classification: 'structural' });
  return describeFields(before, after, {
    key: identity('key'),
    bank: identity('bank'),
    type: (from, to) =>
      describeField('type', from, to, {
        classification: 'structural',
        sentence: `Type of ${prompt} ${from} → ${to}`,
      }),
    competency: (from, to) =>
      describeField('competency', from, to, {
        classification: topLevel(from) === topLevel(to) ? 'cosmetic' : 'structural',
        sentence: describeCompetency(prompt, from, to, names),
      }),
    prompt: (from, to) => describeText({ path: ['prompt'], before: from, after: to, noun: 'prompt', names }),
    help: (from, to) => describeText({ path: ['help'], before: from, after: to, noun: 'help', names }),
    reversed: (from, to) =>
      describeField('reversed', from, to, {
        classification: isScored ? 'scoring' : 'cosmetic',
        sentence: `${prompt} is ${to ? 'now' : 'no longer'} reverse-keyed${isScored ? '' : ', which changes no score'}`,
      }),
    options: () => describeOptionChanges(before, after, { names, isScored }),
    position: (from, to) =>
      describeField('position', from, to, {
        classification: 'cosmetic',
        sentence: `Moved from place ${from + 1} to ${to + 1} in its bank`,
      }),
  });
}

function describeField(
  field: keyof Question,
  before: unknown,
  after: unknown,
  wording: Pick<SemanticChange, 'classification' | 'sentence'>,
): SemanticChange[] {
  return before === after ? [] : [{ path: [field], ...wording, before: before ?? null, after: after ?? null }];
}

function describeCompetency(
  prompt: string,
  before: string | undefined,
  after: string | undefined,
  names: RevisionNames,
): string {
  const name = (key: string) => quote(names.competencyName(key));
  if (after === undefined) return `${prompt} measures no competency any more`;
  return `${prompt} now measures ${name(after)}${before === undefined ? '' : ` instead of ${name(before)}`}`;
}
