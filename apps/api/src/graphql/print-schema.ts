import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { deliverySchema } from './delivery-schema.ts';

/** Where the delivery schema is committed for reviewers and for code generators. */
export const schemaFile = fileURLToPath(new URL('../../schema.graphql', import.meta.url));

export const printDeliverySchema = () => `${printSchema(lexicographicSortSchema(deliverySchema))}\n`;

if (import.meta.main) await writeFile(schemaFile, printDeliverySchema());
