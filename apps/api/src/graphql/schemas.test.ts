import { readFile } from 'node:fs/promises';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { deliverySchema } from './delivery-schema.ts';
import { printedSchemas } from './print-schema.ts';
import { studioSchema } from './studio-schema.ts';

describe.each(printedSchemas)('the schema in $file', ({ file, print }) => {
  it('is committed as it is', async () => {
    // `pnpm codegen` writes the file; a reviewer sees every change of the contract.
    expect(await readFile(file, 'utf8')).toBe(print());
  });

  it('describes every type, field, argument and value', () => {
    const builtIn = (name: string) =>
      name.startsWith('__') || ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name);
    const undescribed: string[] = [];
    for (const type of Object.values(buildSchema(print()).getTypeMap())) {
      if (builtIn(type.name)) continue;
      if (!type.description) undescribed.push(type.name);
      if ('getValues' in type)
        for (const value of type.getValues()) if (!value.description) undescribed.push(`${type.name}.${value.name}`);
      if (!('getFields' in type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (!field.description) undescribed.push(`${type.name}.${field.name}`);
        const args = 'args' in field ? field.args : [];
        for (const argument of args)
          if (!argument.description) undescribed.push(`${type.name}.${field.name}(${argument.name})`);
      }
    }
    expect(undescribed).toEqual([]);
  });
});

const schemas: [name: string, schema: GraphQLSchema][] = [
  ['delivery', deliverySchema],
  ['studio', studioSchema],
];

describe.each(schemas)('the %s schema', (_name, schema) => {
  it('states for every root field who may use it', () => {
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.values(type?.getFields() ?? {}),
    );
    const unscoped = fields.filter((field) => {
      const options = field.extensions.pothosOptions as { authScopes?: unknown } | undefined;
      return options?.authScopes === undefined;
    });

    expect(fields.length).toBeGreaterThan(3);
    expect(unscoped.map(({ name }) => name)).toEqual([]);
  });
});
