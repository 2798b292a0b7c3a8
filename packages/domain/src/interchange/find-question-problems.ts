import { valuesAt } from '../content/text-paths.ts';
import { findOptionFindings } from '../publishing/find-publish-problems-in-options.ts';
import type { FileProblem } from './file-problem.ts';
import { problemIn, type SourceFile } from './open-file.ts';
import { fieldOf, itemsOf, textOf } from './own-field.ts';

/** Questions of a bank whose options or competency do not go with their type. */
export function findQuestionProblems(file: SourceFile): FileProblem[] {
  if (file.kind !== 'bank') return [];
  return valuesAt(file.yaml.value, ['questions', '*']).flatMap(({ path, value: question }) =>
    findOptionFindings({
      type: textOf(fieldOf(question, 'type')),
      competency: textOf(fieldOf(question, 'competency')),
      options: itemsOf(fieldOf(question, 'options')).map((option) => {
        const value = fieldOf(option, 'value');
        return { value: typeof value === 'number' ? value : undefined };
      }),
    })
      // a value that is missing or of the wrong type is reported as a field
      .filter(({ code }) => code !== 'option-without-value')
      .map(({ path: field, ...finding }) => problemIn(file, [...path, ...field], finding, 'key')),
  );
}
