import type { QuestionBank } from '../content/question.ts';
import type { SemanticChange } from './classify-change.ts';
import { describeFields } from './describe-entries.ts';
import { describeIdentity } from './describe-identity.ts';
import type { RevisionNames } from './describe-names.ts';
import { describeText } from './describe-texts.ts';

export function describeBankChanges(before: QuestionBank, after: QuestionBank, names: RevisionNames): SemanticChange[] {
  return describeFields(before, after, {
    slug: (from, to) => describeIdentity({ field: 'slug', before: from, after: to, classification: 'structural' }),
    name: (from, to) =>
      describeText({ path: ['name'], before: from, after: to, noun: 'name', names, named: 'Question bank' }),
    // what a question measures is looked up in the framework of the assessment that places it
    framework: (from, to) =>
      describeIdentity({ field: 'framework', before: from, after: to, classification: 'cosmetic' }),
  });
}
