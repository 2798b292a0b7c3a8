import type { Bundle } from '../content/bundle.ts';
import type { DocumentKind } from '../publishing/problem.ts';
import { type Change, describeChanges } from './describe-changes.ts';
import { normaliseBundle } from './normalise-bundle.ts';

/** What an import would do with one document. */
export type PlanEntry = { kind: DocumentKind; key: string } & (
  | { action: 'create' }
  | { action: 'change'; changes: Change[] }
  /** `not-in-bundle`: it is here and stays, since an import never deletes */
  | { action: 'leave'; because: 'unchanged' | 'not-in-bundle' }
);

/**
 * Compares what an installation has with what a bundle brings, settings first, then documents in the order in which they
 * depend on each other. Differences without meaning, such as empty translations, are none. Locales are only ever added.
 */
export function planImport(current: Bundle, incoming: Bundle): PlanEntry[] {
  const before = normaliseBundle(current);
  const after = normaliseBundle(incoming);
  return [
    planSettings(before, after),
    ...planDocuments('framework', before.frameworks, after.frameworks, ({ slug }) => slug),
    ...planDocuments('bank', before.banks, after.banks, ({ slug }) => slug),
    ...planDocuments('question', before.questions, after.questions, ({ bank, key }) => `${bank}/${key}`),
    ...planDocuments('guide', before.guides, after.guides, ({ slug }) => slug),
    ...planDocuments('assessment', before.assessments, after.assessments, ({ slug }) => slug),
  ];
}

/** The locales of an installation after an import: those it has, then new ones. */
export function mergeLocales(current: readonly string[], incoming: readonly string[]): string[] {
  return [...new Set([...current, ...incoming])];
}

function planSettings(before: Bundle, after: Bundle): PlanEntry {
  const entry = { kind: 'bundle' as const, key: 'bundle' };
  const changes = describeChanges(
    { defaultLocale: before.defaultLocale, locales: before.locales },
    { defaultLocale: after.defaultLocale, locales: mergeLocales(before.locales, after.locales) },
  );
  return changes.length > 0
    ? { ...entry, action: 'change', changes }
    : { ...entry, action: 'leave', because: 'unchanged' };
}

function planDocuments<Document>(
  kind: DocumentKind,
  before: readonly Document[],
  after: readonly Document[],
  keyOf: (document: Document) => string,
): PlanEntry[] {
  const present = new Map(before.map((document) => [keyOf(document), document]));
  const brought = new Set(after.map(keyOf));
  return [
    ...after.map((document): PlanEntry => {
      const key = keyOf(document);
      const existing = present.get(key);
      if (!existing) return { kind, key, action: 'create' };
      const changes = describeChanges(existing, document);
      if (changes.length > 0) return { kind, key, action: 'change', changes };
      return { kind, key, action: 'leave', because: 'unchanged' };
    }),
    ...[...present.keys()]
      .filter((key) => !brought.has(key))
      .map((key): PlanEntry => ({ kind, key, action: 'leave', because: 'not-in-bundle' })),
  ];
}
