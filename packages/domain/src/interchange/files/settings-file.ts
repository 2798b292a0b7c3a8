import { z } from 'zod';
import { localeSchema } from '../../content/key.ts';

export const settingsFileSchema = z
  .strictObject({
    format: z.literal(1).meta({ description: 'The version of this format: 1.' }),
    defaultLocale: localeSchema.meta({
      description: 'The locale of every text that names none; every required text has it.',
    }),
    locales: z
      .array(localeSchema)
      .min(1)
      .meta({ description: 'All locales that texts may be written in, the default one among them.' }),
  })
  .meta({ title: 'bundle.yaml', description: 'What holds for the whole bundle.' });
export type SettingsFile = z.infer<typeof settingsFileSchema>;
