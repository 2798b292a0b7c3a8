import type { Assessment } from '../../content/assessment.ts';
import type { Framework } from '../../content/framework.ts';
import type { Guide } from '../../content/guide.ts';
import type { Question, QuestionBank } from '../../content/question.ts';
import { foreignBundle } from '../../interchange/testing/foreign-bundle.ts';
import type { SemanticChange } from '../classify-change.ts';
import { describeRevision } from '../describe-revision.ts';
import { namesOfBundle } from './names-of-bundle.ts';

/** What an editor is told of one change. */
export type Said = readonly [classification: SemanticChange['classification'], sentence: string];

export const choir = foreignBundle();
export const choirNames = namesOfBundle(choir);

export const said = (changes: readonly SemanticChange[]): Said[] =>
  changes.map(({ classification, sentence }) => [classification, sentence]);

/** A copy of a document with an edit made. */
export function edited<Document>(document: Document, edit: (document: Document) => void): Document {
  const copy = structuredClone(document);
  edit(copy);
  return copy;
}

/** The entry with this key; complains when there is none. */
export function entry<Entry>(entries: readonly Entry[], key: string): Entry {
  const found = entries.find((candidate) => {
    const { key: own, slug, competency, question, role, stage } = candidate as Record<string, string | undefined>;
    return key === (own ?? slug ?? question ?? (stage ? `${role} / ${stage}` : competency));
  });
  if (!found) throw new Error(`there is no ${key}`);
  return found;
}

export const choirAssessment: Assessment = entry(choir.assessments, 'choir-check-up');
export const choirFramework: Framework = entry(choir.frameworks, 'choir-leadership');
export const choirBank: QuestionBank = entry(choir.banks, 'choir-leadership');
export const choirGuide: Guide = entry(choir.guides, 'many-hands');
export const choirQuestion = (key: string): Question => entry(choir.questions, key);

/** What an editor is told after an edit of the choir's assessment. */
export function saidOfAssessment(edit: (assessment: Assessment) => void): Said[] {
  const after = edited(choirAssessment, edit);
  return said(describeRevision({ kind: 'assessment', before: choirAssessment, after, names: choirNames }));
}
