import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findPublishProblems } from '../publishing/find-publish-problems.ts';
import { printJsonSchemas } from './json-schemas.ts';
import { readBundle } from './read-bundle.ts';

const guide = readFileSync(new URL('../../../../docs/how-to/write-a-bundle.md', import.meta.url), 'utf8');

/** The files of its example: a path in backticks on a line of its own, then the content in a fence. */
function exampleFiles(): Map<string, string> {
  const files = guide.matchAll(/^`([a-z0-9/.-]+)`\n\n```(?:yaml|markdown)\n([\s\S]*?)^```$/gm);
  return new Map([...files].map(([, path = '', text = '']) => [path, text]));
}

describe('the guide to writing a bundle', () => {
  it('has an example that can be imported and published as it stands', () => {
    const { bundle, problems } = readBundle(exampleFiles());

    expect(exampleFiles().size).toBe(6);
    expect(problems).toEqual([]);
    expect(
      bundle && findPublishProblems({ bundle, assessment: 'bee-check' }).filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });

  it('explains every field of every file', () => {
    const sections = new Map(
      guide.split(/^## /m).map((section) => [/^Fields of `(\w+?)s?[/.]/.exec(section)?.[1] ?? '', section]),
    );
    const unexplained = [...printJsonSchemas()].flatMap(([name, text]) => {
      const kind = name.slice(0, name.indexOf('.'));
      return fieldNames(JSON.parse(text)).flatMap((field) =>
        sections.get(kind)?.includes(`\`${field}\``) ? [] : [`${kind}: ${field}`],
      );
    });

    expect(unexplained).toEqual([]);
  });

  it('shows problems as they are printed', () => {
    const files = exampleFiles();
    files.set('banks/bees.yaml', (files.get('banks/bees.yaml') ?? '').replace('value: 2', 'value: two'));

    expect(readBundle(files).problems.map(({ line, column, message }) => `${line}:${column}  ${message}`)).toEqual([
      '14:16  "value" is the text "two", not a whole number',
    ]);
  });
});

function fieldNames(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, items } = schema as { properties?: Record<string, unknown>; items?: unknown };
  return [
    ...fieldNames(items),
    ...Object.entries(properties ?? {}).flatMap(([name, field]) => [name, ...fieldNames(field)]),
  ];
}
