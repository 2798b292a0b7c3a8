import type { Assessment } from '../content/assessment.ts';
import { countOf } from '../content/count-words.ts';
import type { Framework } from '../content/framework.ts';
import type { Guide } from '../content/guide.ts';
import type { Question, QuestionBank } from '../content/question.ts';
import type { SemanticChange } from './classify-change.ts';
import { describeAssessmentChanges } from './describe-assessment-changes.ts';
import { describeBankChanges } from './describe-bank-changes.ts';
import { describeFrameworkChanges } from './describe-framework-changes.ts';
import { describeGuideChanges } from './describe-guide-changes.ts';
import { quoteText, type RevisionNames } from './describe-names.ts';
import { describeQuestionChanges } from './describe-question-changes.ts';

interface ContentOf {
  guide: Guide;
  framework: Framework;
  bank: QuestionBank;
  question: Question;
  assessment: Assessment;
}

interface Revision<Kind extends keyof ContentOf> {
  kind: Kind;
  /** null for a document that is new */
  before: ContentOf[Kind] | null;
  after: ContentOf[Kind];
  /** as they are after the revision */
  names: RevisionNames;
}

/**
 * Tells an editor what changed between two versions of a document, in the order of its fields. Nothing when they mean the
 * same; otherwise every difference is in at least one of the changes.
 */
export function describeRevision<Kind extends keyof ContentOf>({
  kind,
  before,
  after,
  names,
}: Revision<Kind>): SemanticChange[] {
  const describe: Describers[Kind] = describers[kind];
  if (before) return describe.changes(before, after, names);
  return [{ path: [], ...describe.creation(after, names), before: null, after }];
}

type Describers = {
  [Kind in keyof ContentOf]: {
    changes(before: ContentOf[Kind], after: ContentOf[Kind], names: RevisionNames): SemanticChange[];
    creation(after: ContentOf[Kind], names: RevisionNames): Pick<SemanticChange, 'classification' | 'sentence'>;
  };
};

const describers: Describers = {
  guide: {
    changes: describeGuideChanges,
    creation: ({ slug, title }, names) => ({
      classification: 'cosmetic',
      sentence: `Guide ${quoteText(title, slug, names)} created`,
    }),
  },
  framework: {
    changes: describeFrameworkChanges,
    creation: ({ slug, name, competencies }, names) => ({
      classification: 'cosmetic',
      sentence: `Framework ${quoteText(name, slug, names)} created with ${countOf(competencies.length, 'competency', 'competencies')}`,
    }),
  },
  bank: {
    changes: describeBankChanges,
    creation: ({ slug, name }, names) => ({
      classification: 'cosmetic',
      sentence: `Question bank ${quoteText(name, slug, names)} created`,
    }),
  },
  question: {
    changes: describeQuestionChanges,
    creation: ({ key, prompt, options }, names) => ({
      classification: 'structural',
      sentence: `Question ${quoteText(prompt, key, names)} created with ${countOf(options.length, 'option')}`,
    }),
  },
  assessment: {
    changes: describeAssessmentChanges,
    creation: ({ slug, title, sections }, names) => {
      const questions = sections.reduce((sum, { placements }) => sum + placements.length, 0);
      const extent = `${countOf(questions, 'question')} in ${countOf(sections.length, 'section')}`;
      return {
        classification: 'structural',
        sentence: `Assessment ${quoteText(title, slug, names)} created with ${extent}`,
      };
    },
  },
};
