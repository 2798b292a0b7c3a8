import type { Assessment, RoleProfile } from '../content/assessment.ts';
import type { Framework } from '../content/framework.ts';
import type { LocalisedText } from '../content/localised-text.ts';
import type { Question, QuestionBank } from '../content/question.ts';
import { compareText } from './file-problem.ts';
import type { References } from './shorten-reference.ts';

/** A text as files have it. */
export type ArrangeText = (text: LocalisedText) => unknown;

/** The fields of a framework's file, in the order in which they are written; defaults are left out. */
export function arrangeFramework(framework: Framework, arrangeText: ArrangeText): object {
  const arrange = ({ name, description }: Pick<Framework, 'name' | 'description'>) => ({
    name: arrangeText(name),
    ...(description && { description: arrangeText(description) }),
  });
  return {
    ...arrange(framework),
    competencies: framework.competencies.map((competency) => ({
      key: competency.key,
      ...arrange(competency),
      ...(competency.children.length > 0 && {
        children: competency.children.map((child) => ({ key: child.key, ...arrange(child) })),
      }),
    })),
  };
}

/** The fields of a bank's file. */
export function arrangeBank(bank: QuestionBank, questions: readonly Question[], arrangeText: ArrangeText): object {
  return {
    name: arrangeText(bank.name),
    framework: bank.framework,
    questions: questions.map(({ key, type, competency, prompt, help, reversed, options }) => ({
      key,
      type,
      ...(competency !== undefined && { competency }),
      prompt: arrangeText(prompt),
      ...(help && { help: arrangeText(help) }),
      ...(reversed && { reversed }),
      options: options.map((option) => ({
        key: option.key,
        label: arrangeText(option.label),
        ...(option.value !== undefined && { value: option.value }),
      })),
    })),
  };
}

/** The fields of an assessment's file. */
export function arrangeAssessment(assessment: Assessment, references: References, arrangeText: ArrangeText): object {
  const { title, summary, introduction, framework, competencies, sections, segments, orientation } = assessment;
  const { bands, roleProfiles, focusRules } = assessment;
  const measured = competencies.map(({ competency }) => competency);
  return {
    title: arrangeText(title),
    summary: arrangeText(summary),
    introduction: arrangeText(introduction),
    ...(assessment.statedMinutes !== undefined && { statedMinutes: assessment.statedMinutes }),
    framework,
    competencies: competencies.map(({ competency, weight }) => ({ competency, ...(weight !== 1 && { weight }) })),
    sections: sections.map((section) => ({
      key: section.key,
      title: arrangeText(section.title),
      placements: section.placements.map(({ question, weight, required }) => ({
        question: references.shortenQuestion(question),
        ...(weight !== 1 && { weight }),
        ...(!required && { required }),
      })),
    })),
    ...(segments.length > 0 && {
      segments: segments.map(({ key, prompt, options }) => ({
        key,
        prompt: arrangeText(prompt),
        options: options.map((option) => ({ key: option.key, label: arrangeText(option.label) })),
      })),
    }),
    ...(orientation && {
      orientation: {
        positive: { key: orientation.positive.key, name: arrangeText(orientation.positive.name) },
        negative: { key: orientation.negative.key, name: arrangeText(orientation.negative.name) },
      },
    }),
    bands: bands.map(({ key, name, text, from }) => ({ key, name: arrangeText(name), text: arrangeText(text), from })),
    ...(roleProfiles.length > 0 && {
      roleProfiles: roleProfiles.map((profile) => arrangeRoleProfile(profile, measured, arrangeText)),
    }),
    ...(focusRules.length > 0 && {
      focusRules: focusRules.map((rule) => ({
        competency: rule.competency,
        bands: rule.bands,
        ...(rule.role !== undefined && { role: rule.role }),
        guides: rule.guides,
      })),
    }),
  };
}

function arrangeRoleProfile(profile: RoleProfile, measured: readonly string[], arrangeText: ArrangeText): object {
  const { role, stage, label, basis, targets, weights } = profile;
  const rank = (key: string) => (measured.includes(key) ? measured.indexOf(key) : measured.length);
  const arrange = (numbers: Record<string, number>) =>
    new Map(Object.entries(numbers).sort(([a], [b]) => rank(a) - rank(b) || compareText(a, b)));
  return {
    role,
    stage,
    label: arrangeText(label),
    ...(basis && { basis: arrangeText(basis) }),
    targets: arrange(targets),
    ...(Object.keys(weights).length > 0 && { weights: arrange(weights) }),
  };
}
