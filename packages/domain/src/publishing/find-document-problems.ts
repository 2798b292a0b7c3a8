import type { Bundle } from '../content/bundle.ts';
import type { Framework } from '../content/framework.ts';
import type { Question, QuestionBank } from '../content/question.ts';
import { nearestName } from '../interchange/nearest-name.ts';
import { findGuidePublishProblems } from './find-guide-publish-problems.ts';
import { findProblemsWithinQuestion } from './find-problems-within-question.ts';
import { findPublishProblems } from './find-publish-problems.ts';
import { findDocumentTextProblems } from './find-publish-problems-in-texts.ts';
import { findRepeatedNames } from './find-repeated-names.ts';
import type { DocumentKind, Problem } from './problem.ts';

/**
 * Everything that is wrong with the draft of one document, errors first, as if all of the bundle were published.
 * `bundle` holds every document of the installation. Throws for a document that is not in it.
 */
export function findDocumentProblems({
  bundle,
  kind,
  key,
}: {
  bundle: Bundle;
  kind: Exclude<DocumentKind, 'bundle'>;
  /** slug; of a question `bank/question` */
  key: string;
}): Problem[] {
  const slugs = (documents: readonly { slug: string }[]) => new Set(documents.map(({ slug }) => slug));
  switch (kind) {
    case 'guide': {
      const published = { guides: slugs(bundle.guides), assessments: slugs(bundle.assessments) };
      return findGuidePublishProblems({ bundle, guide: key, published });
    }
    case 'assessment':
      return findPublishProblems({ bundle, assessment: key, publishedAssessments: slugs(bundle.assessments) });
    case 'question': {
      const question = bundle.questions.find((candidate) => `${candidate.bank}/${candidate.key}` === key);
      return errorsFirst(findQuestionProblems(bundle, required(question, key)));
    }
    case 'bank':
      return errorsFirst(findBankProblems(bundle, required(bySlug(bundle.banks, key), key)));
    case 'framework':
      return errorsFirst(findFrameworkProblems(bundle, required(bySlug(bundle.frameworks, key), key)));
  }
}

function findQuestionProblems(bundle: Bundle, question: Question): Problem[] {
  const document = { kind: 'question' as const, key: `${question.bank}/${question.key}` };
  const problems = [...findProblemsWithinQuestion(question), ...findDocumentTextProblems(bundle, document, question)];
  const bank = bySlug(bundle.banks, question.bank);
  if (!bank) return [...problems, unknownName(document, 'bank', question.bank, bundle.banks.map(slugOf))];
  const framework = bySlug(bundle.frameworks, bank.framework);
  if (!framework || question.competency === undefined) return problems;
  const competencies = keysOf(framework).map(({ name }) => name);
  if (competencies.includes(question.competency)) return problems;
  return [...problems, unknownName(document, 'competency', question.competency, competencies)];
}

function findBankProblems(bundle: Bundle, bank: QuestionBank): Problem[] {
  const document = { kind: 'bank' as const, key: bank.slug };
  const texts = findDocumentTextProblems(bundle, document, bank);
  if (bySlug(bundle.frameworks, bank.framework)) return texts;
  return [...texts, unknownName(document, 'framework', bank.framework, bundle.frameworks.map(slugOf))];
}

function findFrameworkProblems(bundle: Bundle, framework: Framework): Problem[] {
  const document = { kind: 'framework' as const, key: framework.slug };
  const repeated = findRepeatedNames(keysOf(framework)).map(
    ({ name, path }): Problem => ({
      code: 'duplicate',
      severity: 'error',
      document,
      path,
      message: `the competency "${name}" is there twice`,
      mend: 'remove one of them, or give it another key',
    }),
  );
  return [...repeated, ...findDocumentTextProblems(bundle, document, framework)];
}

/** Of both levels, which share their keys. */
function keysOf({ competencies }: Framework) {
  return competencies.flatMap(({ key, children }, index) => [
    { name: key, path: ['competencies', index, 'key'] },
    ...children.map((child, place) => ({ name: child.key, path: ['competencies', index, 'children', place, 'key'] })),
  ]);
}

function unknownName(
  document: Problem['document'],
  field: 'bank' | 'framework' | 'competency',
  name: string,
  known: readonly string[],
): Problem {
  const nearest = nearestName(name, known);
  return {
    code: `unknown-${field}`,
    severity: 'error',
    document,
    path: [field],
    message: `there is no ${field} "${name}"`,
    mend: nearest ? `did you mean "${nearest}"?` : `choose a ${field} that exists, or write this one`,
  };
}

function errorsFirst(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}

const slugOf = ({ slug }: { slug: string }) => slug;

function bySlug<Document extends { slug: string }>(documents: readonly Document[], slug: string): Document | undefined {
  return documents.find((document) => document.slug === slug);
}

function required<Document>(document: Document | undefined, key: string): Document {
  if (!document) throw new Error(`there is no ${key} in the bundle`);
  return document;
}
