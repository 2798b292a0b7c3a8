import { z } from 'zod';
import { assessmentFileSchema } from './files/assessment-file.ts';
import { bankFileSchema } from './files/bank-file.ts';
import { frameworkFileSchema } from './files/framework-file.ts';
import { guideFileSchema } from './files/guide-file.ts';
import { settingsFileSchema } from './files/settings-file.ts';

const schemas = {
  bundle: settingsFileSchema,
  guide: guideFileSchema,
  framework: frameworkFileSchema,
  bank: bankFileSchema,
  assessment: assessmentFileSchema,
};

/** JSON Schemas of the files of a bundle for editors, file name → text; draft 7 is what their YAML support knows best. */
export function printJsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(schemas).map(([kind, schema]) => [
      `${kind}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }), null, 2)}\n`,
    ]),
  );
}
