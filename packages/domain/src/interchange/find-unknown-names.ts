import { valuesAt } from '../content/text-paths.ts';
import type { FileProblem } from './file-problem.ts';
import { nearestName } from './nearest-name.ts';
import { problemIn, type SourceFile } from './open-file.ts';
import type { FieldPath } from './read-yaml.ts';
import { unknownReference } from './resolve-reference.ts';

/** The values of a list or field that must be one of the names. */
export function findUnknownNames(
  file: SourceFile,
  textPath: readonly string[],
  what: string,
  names: ReadonlySet<string>,
): FileProblem[] {
  return valuesAt(file.yaml.value, textPath).flatMap(({ path, value }) =>
    typeof value === 'string' && !names.has(value) ? [unknownName(file, path, what, value, names)] : [],
  );
}

function unknownName(
  file: SourceFile,
  path: FieldPath,
  what: string,
  name: string,
  names: Iterable<string>,
): FileProblem {
  return problemIn(file, path, unknownReference(what, name, nearestName(name, names)));
}
