import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { deliverySchema } from './delivery-schema.ts';
import { studioSchema } from './studio-schema.ts';

const fileOf = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const print = (schema: GraphQLSchema) => `${printSchema(lexicographicSortSchema(schema))}\n`;

/** Where the schemas are committed for reviewers and for code generators, and what stands there. */
export const printedSchemas = [
  { file: fileOf('schema.graphql'), print: () => print(deliverySchema) },
  { file: fileOf('studio.graphql'), print: () => print(studioSchema) },
];

if (import.meta.main) await Promise.all(printedSchemas.map(({ file, print }) => writeFile(file, print())));
