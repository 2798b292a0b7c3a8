import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import type { Question } from '@yardstick/domain/content/question.ts';
import type { Form } from '@yardstick/domain/publishing/form.ts';
import { freezeForm, freezeScoringModel } from '@yardstick/domain/publishing/freeze-assessment.ts';
import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import type { Sources } from './use-sources.tsx';

/** The draft as it would be frozen now, without placements whose question is not there; null where it cannot be yet. */
export function freezeDraft(
  assessment: Assessment,
  { framework, questions }: Sources,
): { form: Form; model: ScoringModel } | null {
  const isKnown = ({ question }: { question: string }) => questions.has(question);
  const sections = assessment.sections.map((section) => ({
    ...section,
    placements: section.placements.filter(isKnown),
  }));
  const bands = [...assessment.bands].sort((one, other) => one.from - other.from);
  const sources = {
    assessment: { ...assessment, sections, bands },
    framework,
    questions: new Map<string, Question>(questions),
  };
  try {
    const form = freezeForm(sources);
    return { form, model: freezeScoringModel(sources, form) };
  } catch {
    // An unfinished draft: what is missing stands among its problems.
    return null;
  }
}
