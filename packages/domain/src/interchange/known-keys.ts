import type { SourceFile } from './open-file.ts';
import { fieldOf, itemsOf, textOf } from './own-field.ts';

/** The keys that one document defines. */
export interface KeyHolder {
  /** whether a key that is not here certainly does not exist */
  isComplete: boolean;
  keys: ReadonlySet<string>;
}

export interface KnownFramework extends KeyHolder {
  topLevel: ReadonlySet<string>;
  /** sub-competency → the competency it belongs to */
  parents: ReadonlyMap<string, string>;
}

export interface KnownQuestion {
  competency: string | undefined;
}

export interface KnownBank extends KeyHolder {
  framework: string | undefined;
  questions: ReadonlyMap<string, KnownQuestion>;
}

/** Everything in a bundle that something else may name. */
export interface KnownKeys {
  guides: ReadonlySet<string>;
  assessments: ReadonlySet<string>;
  frameworks: ReadonlyMap<string, KnownFramework>;
  banks: ReadonlyMap<string, KnownBank>;
}

export function collectKnownKeys(files: readonly SourceFile[]): KnownKeys {
  const ofKind = (kind: SourceFile['kind']) => files.filter((file) => file.kind === kind && file.locale === null);
  return {
    guides: new Set(ofKind('guide').map(({ slug }) => slug)),
    assessments: new Set(ofKind('assessment').map(({ slug }) => slug)),
    frameworks: new Map(ofKind('framework').map((file) => [file.slug, keysOfFramework(file)])),
    banks: new Map(ofKind('bank').map((file) => [file.slug, keysOfBank(file)])),
  };
}

function keysOfFramework({ yaml, isComplete }: SourceFile): KnownFramework {
  const competencies = fieldOf(yaml.value, 'competencies');
  const topLevel = new Set<string>();
  const parents = new Map<string, string>();
  for (const competency of itemsOf(competencies)) {
    const key = textOf(fieldOf(competency, 'key'));
    if (key !== undefined) topLevel.add(key);
    for (const child of itemsOf(fieldOf(competency, 'children'))) {
      const childKey = textOf(fieldOf(child, 'key'));
      if (childKey !== undefined && !parents.has(childKey)) parents.set(childKey, key ?? '');
    }
  }
  const keys = new Set([...topLevel, ...parents.keys()]);
  return { isComplete: isComplete && Array.isArray(competencies), keys, topLevel, parents };
}

function keysOfBank({ yaml, isComplete }: SourceFile): KnownBank {
  const listed = fieldOf(yaml.value, 'questions');
  const questions = new Map<string, KnownQuestion>();
  for (const question of itemsOf(listed)) {
    const key = textOf(fieldOf(question, 'key'));
    if (key === undefined || questions.has(key)) continue;
    questions.set(key, { competency: textOf(fieldOf(question, 'competency')) });
  }
  return {
    isComplete: isComplete && Array.isArray(listed),
    framework: textOf(fieldOf(yaml.value, 'framework')),
    keys: new Set(questions.keys()),
    questions,
  };
}
