import { describe, expect, it } from 'vitest';
import type { Problem } from '../publishing/problem.ts';
import { formatProblems } from './format-problems.ts';
import { locateProblems } from './locate-problems.ts';
import { foreignFiles } from './testing/foreign-bundle.ts';

const problem = (kind: Problem['document']['kind'], key: string, path: Problem['path']): Problem => ({
  code: 'anything',
  severity: 'error',
  document: { kind, key },
  path,
  message: 'is wrong',
  mend: 'mend it',
});

/** The line of the file that a problem is placed at. */
function lineOf(located: Problem): string {
  const files = foreignFiles();
  const [place] = locateProblems([located], files);
  if (!place) throw new Error('a problem has a place');
  return `${place.file}: ${files
    .get(place.file)
    ?.split('\n')
    [place.line - 1]?.slice(place.column - 1)}`;
}

describe('the place of a publish problem', () => {
  it.each([
    [
      'a cut of a band',
      problem('assessment', 'choir-check-up', ['bands', 1, 'from']),
      'assessments/choir-check-up.yaml: 35',
    ],
    [
      'the value of an option, in the file of its bank',
      problem('question', 'choir-leadership/cv-louder', ['options', 2, 'value']),
      'banks/choir-leadership.yaml: 3',
    ],
    [
      'a target that is missing, at the targets',
      problem('assessment', 'choir-check-up', ['roleProfiles', 0, 'targets', 'breathing']),
      'assessments/choir-check-up.yaml: targets:',
    ],
    [
      'a text that is not translated, at the text',
      problem('framework', 'choir-leadership', ['competencies', 1, 'name', 'fr']),
      'frameworks/choir-leadership.yaml: name:',
    ],
    [
      'the title of a guide',
      problem('guide', 'many-hands', ['title', 'en']),
      'guides/many-hands.md: title: Many hands',
    ],
    [
      'the title of a translation, in its file',
      problem('guide', 'many-hands', ['title', 'de']),
      'guides/many-hands.de.md: title: Viele Hände',
    ],
    [
      'a translation without a file, at the original',
      problem('guide', 'many-hands', ['title', 'fr']),
      'guides/many-hands.md: title: Many hands',
    ],
    [
      'the body of a guide, at its first line',
      problem('guide', 'many-hands', ['body', 'de']),
      'guides/many-hands.de.md: Niemand gründet einen Chor, um beim Hausmeister Schlüssel zu holen. Irgendwer tut es trotzdem, und es ist immer derselbe',
    ],
    ['the settings', problem('bundle', 'bundle', ['defaultLocale']), 'bundle.yaml: en'],
  ])('is the line of %s', (_, located, expected) => {
    expect(lineOf(located)).toBe(expected);
  });

  it('is the file that is missing for a document without one', () => {
    const [place] = locateProblems([problem('question', 'shanties/heave', ['prompt'])], foreignFiles());

    expect(place).toMatchObject({ file: 'banks/shanties.yaml', line: 1, column: 1 });
  });

  it('is printed before what is wrong and how to mend it', () => {
    const problems = locateProblems(
      [
        problem('assessment', 'choir-check-up', ['bands', 1, 'from']),
        { ...problem('bundle', 'bundle', ['locales']), severity: 'warning' },
      ],
      foreignFiles(),
    );

    expect(formatProblems(problems)).toBe(
      'bundle.yaml:3:1  warning: is wrong — mend it\n' +
        'assessments/choir-check-up.yaml:119:11  is wrong — mend it\n' +
        '1 error, 1 warning',
    );
    expect(formatProblems([])).toBe('no problems');
  });
});
