import type { Database } from '../../db/client.ts';
import type { InstallationLocales } from './read-installation.ts';

export interface Settings extends InstallationLocales {
  /** whether a publication needs an approval by somebody other than the author */
  requiresApproval: boolean;
}

/** The settings of this installation, as they are before anybody sets them. One statement. */
export async function readSettings(database: Pick<Database, 'installation'>): Promise<Settings> {
  const row = await database.installation.findUnique({ where: { id: 1 } });
  return row ?? { defaultLocale: 'en', locales: ['en'], requiresApproval: false };
}
