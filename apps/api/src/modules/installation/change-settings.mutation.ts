import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { changeSettings } from './change-settings.ts';
import { SettingsType } from './settings.type.ts';

const ChangeSettingsInput = studio.inputType('ChangeSettingsInput', {
  description: 'What to change; what is left out stays.',
  fields: (t) => ({
    addLocales: t.stringList({ description: 'Locales that texts may be written in from now on.' }),
    requiresApproval: t.boolean({ description: 'Whether a publication needs an approval by somebody else.' }),
  }),
});

studio.mutationField('changeSettings', (t) =>
  t.field({
    type: SettingsType,
    authScopes: { ability: 'setting:manage' },
    description: 'Changes settings of this installation.',
    errors: { union: { description: 'The settings, or why nothing was changed.' }, types: [InvalidInput] },
    args: { input: t.arg({ type: ChangeSettingsInput, required: true, description: 'What to change.' }) },
    resolve: (_root, { input }, context) => changeSettings(context, input),
  }),
);
