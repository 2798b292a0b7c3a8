import { mkdirSync, writeFileSync } from 'node:fs';
import { printJsonSchemas } from '../src/interchange/json-schemas.ts';

// Writes docs/schemas anew; a test fails when the files there are not those of the schemas in src.
const folder = new URL('../../../docs/schemas/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of printJsonSchemas()) writeFileSync(new URL(name, folder), text);
