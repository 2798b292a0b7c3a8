import type { Database } from '../../db/client.ts';

export interface InstallationLocales {
  defaultLocale: string;
  locales: readonly string[];
}

/** The locales of this installation; English until content says otherwise. One statement. */
export async function readInstallation(database: Pick<Database, 'installation'>): Promise<InstallationLocales> {
  const row = await database.installation.findUnique({ where: { id: 1 } });
  return row ?? { defaultLocale: 'en', locales: ['en'] };
}
