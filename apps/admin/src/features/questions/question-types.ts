import type { QuestionType as ContentType } from '@yardstick/domain/content/question.ts';
import type { QuestionType } from '../../generated/graphql.ts';

export const questionTypeLabels: Record<ContentType, string> = {
  'single-choice': 'Single choice',
  'multiple-choice': 'Multiple choice',
  likert: 'Likert scale',
  'forced-choice': 'Forced choice',
};

const contentTypes: Record<QuestionType, ContentType> = {
  SINGLE_CHOICE: 'single-choice',
  MULTIPLE_CHOICE: 'multiple-choice',
  LIKERT: 'likert',
  FORCED_CHOICE: 'forced-choice',
};

export const labelOfType = (type: QuestionType) => questionTypeLabels[contentTypes[type]];
