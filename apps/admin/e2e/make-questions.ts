import type { Page } from 'playwright-core';
import { ask } from './ask.ts';

const create = `mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { __typename } }`;

const questionNumber = (number: number) => ({
  key: `many-${number}`,
  bank: 'cto-readiness',
  position: 0,
  type: 'single-choice',
  prompt: { en: `Many questions, number ${number}` },
  reversed: false,
  options: ['a', 'b'].map((key, value) => ({ key, label: { en: `Option ${key}` }, value })),
});

/** Makes so many questions, named from 1 on, as whoever is signed in on the page. */
export async function makeQuestions(page: Page, count: number): Promise<void> {
  const inputs = Array.from({ length: count }, (_, index) => ({
    input: { kind: 'QUESTION', content: questionNumber(index + 1) },
  }));
  await ask(page, create, inputs);
}
