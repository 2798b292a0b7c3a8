import { studio } from '../../graphql/studio-builder.ts';
import { readSettings, type Settings } from './read-settings.ts';

export const SettingsType = studio.objectRef<Settings>('Settings').implement({
  description: 'The settings of this installation.',
  fields: (t) => ({
    defaultLocale: t.exposeString('defaultLocale', { description: 'The locale that every text has.' }),
    locales: t.stringList({ description: 'All locales that texts may have.', resolve: ({ locales }) => [...locales] }),
    requiresApproval: t.exposeBoolean('requiresApproval', {
      description: 'Whether a publication needs an approval by somebody other than the author.',
    }),
  }),
});

studio.queryField('settings', (t) =>
  t.field({
    type: SettingsType,
    authScopes: { ability: 'content:read' },
    description: 'The settings of this installation.',
    resolve: (_root, _args, { database }) => readSettings(database),
  }),
);
