import { localeSchema } from '@yardstick/domain/content/key.ts';
import { actorOf } from '../../auth/viewer.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { readSettings, type Settings } from './read-settings.ts';

interface SettingsChange {
  /** locales to add; one that texts may be written in is never taken away */
  addLocales?: readonly string[] | null | undefined;
  requiresApproval?: boolean | null | undefined;
}

/** Changes what is given and leaves the rest. Throws InvalidInput. */
export async function changeSettings(context: StudioContext, change: SettingsChange): Promise<Settings> {
  const added = change.addLocales ?? [];
  const unusable = added.flatMap((locale, index) =>
    localeSchema.safeParse(locale).success
      ? []
      : [{ path: ['addLocales', index], message: `"${locale}" is no locale; write one such as "de" or "pt-BR".` }],
  );
  if (unusable.length > 0) throw new InvalidInput(unusable);
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    await transaction.$queryRaw`SELECT id FROM installation WHERE id = 1 FOR UPDATE`;
    const before = await readSettings(transaction);
    const after = {
      locales: [...new Set([...before.locales, ...added])],
      requiresApproval: change.requiresApproval ?? before.requiresApproval,
    };
    const row = await transaction.installation.upsert({
      where: { id: 1 },
      create: { id: 1, defaultLocale: before.defaultLocale, ...after },
      update: after,
    });
    const said = [
      ...(after.locales.length > before.locales.length ? [`Locales: ${after.locales.join(', ')}`] : []),
      ...(after.requiresApproval !== before.requiresApproval
        ? [after.requiresApproval ? 'Publications need an approval' : 'Publications need no approval any more']
        : []),
    ];
    if (said.length > 0) {
      await recordAct(transaction, act, [{ action: 'setting.change', summary: said.join('; '), details: after }]);
    }
    return row;
  });
}
