import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printJsonSchemas } from './json-schemas.ts';

describe('the JSON Schemas that editors complete by', () => {
  it.each([...printJsonSchemas()])('%s is committed as the schemas of the reader print it', (name, text) => {
    // to mend it: node packages/domain/scripts/print-json-schemas.ts
    expect(readFileSync(new URL(`../../../../docs/schemas/${name}`, import.meta.url), 'utf8')).toBe(text);
  });

  it('describe every field', () => {
    const undescribed = [...printJsonSchemas()].flatMap(([name, text]) =>
      fieldsWithoutDescription(JSON.parse(text), name),
    );

    expect(undescribed).toEqual([]);
  });
});

/** Names of fields, as `file.field.field`, that nothing explains. */
function fieldsWithoutDescription(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, items } = schema as { properties?: Record<string, object>; items?: unknown };
  const ofItems = items === undefined ? [] : fieldsWithoutDescription(items, path);
  return [
    ...ofItems,
    ...Object.entries(properties ?? {}).flatMap(([name, field]) => [
      ...('description' in field ? [] : [`${path}.${name}`]),
      ...fieldsWithoutDescription(field, `${path}.${name}`),
    ]),
  ];
}
