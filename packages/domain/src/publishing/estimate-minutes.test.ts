import { describe, expect, it } from 'vitest';
import { estimateMinutes, readingMinutes } from './estimate-minutes.ts';
import type { Form } from './form.ts';

const words = (count: number) => Array.from({ length: count }, () => 'bee').join(' ');

/** A form of questions with so many words in the prompt and in each of two options; English, and German of half the length. */
function aForm(questionCount: number, wordsOfPrompt: number, wordsOfOption: number): Form {
  const text = (count: number) => ({ en: words(count), de: words(count / 2) });
  const id = '0123456789abcdef';
  return {
    schemaVersion: 1,
    assessment: 'bees',
    competencies: [],
    sections: [
      {
        id,
        key: 'hive',
        title: { en: '' },
        placements: Array.from({ length: questionCount }, (_, index) => ({
          id,
          required: true,
          question: {
            id,
            key: `q-${index}`,
            bank: 'bees',
            type: 'single-choice',
            prompt: text(wordsOfPrompt),
            options: ['a', 'b'].map((key) => ({ id, key, label: text(wordsOfOption) })),
          },
        })),
      },
    ],
    segments: [],
  };
}

describe('the time that an assessment takes', () => {
  it('is that of reading 250 words a minute and deciding 3 seconds a question', () => {
    // 40 · (10 + 2 · 20) = 2,000 words are 8 minutes, 40 · 3 s are 2 more
    expect(estimateMinutes(aForm(40, 10, 20), ['en'])).toBe(10);
  });

  it('is estimated in the locale that is asked for, else in the next', () => {
    expect(estimateMinutes(aForm(40, 10, 20), ['de', 'en'])).toBe(6);
    expect(estimateMinutes(aForm(40, 10, 20), ['fr', 'en'])).toBe(10);
  });

  it('is never less than a minute', () => {
    expect(estimateMinutes(aForm(1, 2, 2), ['en'])).toBe(1);
  });
});

describe('the time that a guide takes', () => {
  it('is that of its words, 250 a minute', () => {
    expect(readingMinutes(`${words(600)}\n\n## ${words(150)}`)).toBe(3);
    expect(readingMinutes('')).toBe(1);
  });

  it('does not count addresses, comments and HTML', () => {
    const unread = `[bee](/guides/${'long-'.repeat(40)}address) <!-- ${words(400)} --> <a href="x" title="${words(300)}">bee</a>\n[1]: /a ${words(300)}`;

    expect(readingMinutes(`${words(498)} ${unread}`)).toBe(2);
  });

  it('counts words where a language writes them without spaces', () => {
    // 日本 / 語 or 日本語 · を · 勉強 · し · ます: 5 or 6 words by the dictionary
    expect(readingMinutes('日本語を勉強します。'.repeat(200), 'ja')).toBeGreaterThanOrEqual(4);
  });
});
