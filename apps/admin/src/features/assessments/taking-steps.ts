import type { Assessment, SegmentQuestion } from '@yardstick/domain/content/assessment.ts';
import type { LocalisedText } from '@yardstick/domain/content/localised-text.ts';
import type { Question } from '@yardstick/domain/content/question.ts';

type Step =
  | { kind: 'introduction'; key: string }
  | { kind: 'question'; key: string; section: LocalisedText; question: Question }
  | { kind: 'segment'; key: string; question: SegmentQuestion };

/** What respondents meet, one after the other. Questions that are not there any more are left out. */
export function takingSteps(assessment: Assessment, questions: ReadonlyMap<string, Question>): Step[] {
  return [
    { kind: 'introduction', key: 'introduction' },
    ...assessment.sections.flatMap(({ title, placements }) =>
      placements.flatMap(({ question: key }): Step[] => {
        const question = questions.get(key);
        return question ? [{ kind: 'question', key: `question ${key}`, section: title, question }] : [];
      }),
    ),
    ...assessment.segments.map(
      (segment): Step => ({ kind: 'segment', key: `segment ${segment.key}`, question: segment }),
    ),
  ];
}
