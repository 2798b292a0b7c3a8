import type { Assessment, Placement } from '../content/assessment.ts';
import { type Framework, topLevelCompetency } from '../content/framework.ts';
import type { Question } from '../content/question.ts';
import { contentHash, stableId } from './content-hash.ts';
import type { Form, FormPlacement } from './form.ts';
import type { ScoredPlacement, ScoringModel } from './scoring-model.ts';

export interface AssessmentSources {
  assessment: Assessment;
  framework: Framework;
  /** `bank/question` → question */
  questions: ReadonlyMap<string, Question>;
}

export const optionId = (question: Pick<Question, 'bank' | 'key'>, option: string) =>
  stableId('option', question.bank, question.key, option);

export const placementId = (assessment: string, question: string) => stableId('placement', assessment, question);

export const roleProfileId = (assessment: string, role: string, stage: string) =>
  stableId('role-profile', assessment, role, stage);

/** Builds the delivery document of an assessment that has no publish problems. */
export function freezeForm({ assessment, framework, questions }: AssessmentSources): Form {
  const freezePlacement = (placement: Placement): FormPlacement => {
    const question = requireQuestion(questions, placement.question);
    const competency = question.competency && topLevelCompetency(framework, question.competency);
    return {
      id: placementId(assessment.slug, placement.question),
      required: placement.required,
      question: {
        id: stableId('question', question.bank, question.key),
        key: question.key,
        bank: question.bank,
        type: question.type,
        prompt: question.prompt,
        ...(question.help && { help: question.help }),
        ...(competency && { competency: competency.key }),
        ...(competency && competency.key !== question.competency && { subCompetency: question.competency }),
        options: question.options.map(({ key, label }) => ({ id: optionId(question, key), key, label })),
      },
    };
  };
  return {
    schemaVersion: 1,
    assessment: assessment.slug,
    competencies: assessment.competencies.flatMap(({ competency }) => {
      const found = topLevelCompetency(framework, competency);
      return found
        ? [{ key: found.key, name: found.name, ...(found.description && { description: found.description }) }]
        : [];
    }),
    sections: assessment.sections.map((section) => ({
      id: stableId('section', assessment.slug, section.key),
      key: section.key,
      title: section.title,
      placements: section.placements.map(freezePlacement),
    })),
    segments: assessment.segments.map((segment) => ({
      id: stableId('segment', assessment.slug, segment.key),
      key: segment.key,
      prompt: segment.prompt,
      options: segment.options.map(({ key, label }) => ({
        id: stableId('segment-option', assessment.slug, segment.key, key),
        key,
        label,
      })),
    })),
  };
}

/** What must stay the same for two forms' responses to be scored alike: placements, types, options; no texts. */
export function structureHash(form: Form): string {
  return contentHash({
    assessment: form.assessment,
    placements: form.sections.flatMap((section) =>
      section.placements.map(({ id, question }) => ({
        id,
        type: question.type,
        competency: question.competency ?? null,
        options: question.options.map((option) => option.id),
      })),
    ),
  });
}

/** Builds the numbers by which every form of this structure is scored. */
export function freezeScoringModel(sources: AssessmentSources, form: Form): ScoringModel {
  const { assessment, framework, questions } = sources;
  const placements = assessment.sections.flatMap((section) => section.placements);
  const scored: ScoredPlacement[] = [];
  const orienting: { placement: string; poles: Record<string, 1 | -1> }[] = [];
  for (const placement of placements) {
    const question = requireQuestion(questions, placement.question);
    const id = placementId(assessment.slug, placement.question);
    if (question.type === 'forced-choice') {
      orienting.push({
        placement: id,
        poles: Object.fromEntries(
          question.options.map((option) => [optionId(question, option.key), option.value === -1 ? -1 : 1] as const),
        ),
      });
      continue;
    }
    const competency = question.competency && topLevelCompetency(framework, question.competency);
    if (!competency) continue;
    scored.push({
      placement: id,
      competency: competency.key,
      multiple: question.type === 'multiple-choice',
      reversed: question.reversed,
      weight: placement.weight,
      values: Object.fromEntries(question.options.map((option) => [optionId(question, option.key), option.value ?? 0])),
    });
  }
  return {
    schemaVersion: 1,
    structureHash: structureHash(form),
    placements: scored,
    competencies: assessment.competencies.map(({ competency, weight }) => ({ key: competency, weight })),
    missingRule: { answeredShareAbove: 0.5 },
    bands: assessment.bands.map(({ key, from }) => ({ key, from })),
    roleProfiles: assessment.roleProfiles.map(({ role, stage, targets, weights }) => ({
      id: roleProfileId(assessment.slug, role, stage),
      role,
      stage,
      targets,
      weights,
    })),
    orientation:
      assessment.orientation && orienting.length > 0
        ? {
            positive: assessment.orientation.positive.key,
            negative: assessment.orientation.negative.key,
            placements: orienting,
          }
        : null,
  };
}

function requireQuestion(questions: ReadonlyMap<string, Question>, reference: string): Question {
  const question = questions.get(reference);
  if (!question) throw new Error(`question ${reference} is not among the sources`);
  return question;
}
