import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import type { Framework } from '@yardstick/domain/content/framework.ts';
import type { Guide } from '@yardstick/domain/content/guide.ts';
import type { Question } from '@yardstick/domain/content/question.ts';
import type { AssessmentSources } from '@yardstick/domain/publishing/freeze-assessment.ts';

/** Document id → number of the revision to publish. */
export type Pins = Readonly<Record<string, number>>;

export interface Pinned<T> {
  documentId: string;
  revision: number;
  content: T;
}

export type PinnedGuide = Pinned<Guide> & { kind: 'guide'; key: string };

/** An assessment at one revision with everything it is frozen from, each at one revision. */
export interface PinnedAssessment extends Pinned<Assessment> {
  kind: 'assessment';
  key: string;
  /** absent when the draft names one that is not there */
  framework: Pinned<Framework> | undefined;
  /** by `bank/question`; those that are not there are left out */
  questions: ReadonlyMap<string, Pinned<Question>>;
}

export type PinnedDocument = PinnedGuide | PinnedAssessment;

export interface ToPin {
  documentId: string;
  /** the newest when left out */
  revision?: number | null | undefined;
  /** of the framework and questions; their newest revisions when left out */
  sources?: Pins | undefined;
}

/** One document at one revision, by its name. */
export interface NamedRevision {
  documentId: string;
  kind: 'guide' | 'framework' | 'question' | 'assessment';
  key: string;
  revision: number;
}

/** What a document is frozen from besides itself: of an assessment its framework and questions. */
export function sourcesOf(document: PinnedDocument): NamedRevision[] {
  if (document.kind === 'guide') return [];
  const { framework, questions } = document;
  const named = (kind: 'framework' | 'question', key: string, { documentId, revision }: Pinned<unknown>) => ({
    documentId,
    kind,
    key,
    revision,
  });
  return [
    ...(framework ? [named('framework', framework.content.slug, framework)] : []),
    ...[...questions].map(([key, question]) => named('question', key, question)),
  ];
}

export const pinsOf = (document: PinnedDocument): Pins =>
  Object.fromEntries(sourcesOf(document).map(({ documentId, revision }) => [documentId, revision]));

/** What the domain freezes an assessment from; null while its framework is missing. */
export function assessmentSources({ content, framework, questions }: PinnedAssessment): AssessmentSources | null {
  if (!framework) return null;
  return {
    assessment: content,
    framework: framework.content,
    questions: new Map([...questions].map(([name, question]) => [name, question.content])),
  };
}
