import { v7 } from 'uuid';
import { type Ability, isAbility } from '../../auth/abilities.ts';
import { makeApiKey } from '../../auth/api-key-secret.ts';
import { actorOf } from '../../auth/viewer.ts';
import type { ApiKey } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { readName } from './read-credentials.ts';

const longestDays = 366;
const dayMs = 24 * 60 * 60 * 1000;

interface NewKey {
  name: string;
  abilities: readonly string[];
  expiresInDays: number;
}

/** Makes a key that acts for the viewer with some of their abilities; it is shown once. Throws InvalidInput. */
export async function createApiKey(context: StudioContext, given: NewKey): Promise<{ apiKey: ApiKey; key: string }> {
  const viewer = viewerOf(context);
  const name = readName(given.name, 'name');
  const abilities = readAbilities(given.abilities, viewer.abilities);
  if (given.expiresInDays < 1 || given.expiresInDays > longestDays)
    throw new InvalidInput([{ path: ['expiresInDays'], message: `A key lasts 1 to ${longestDays} days.` }]);
  const act = beginAct(actorOf(viewer));
  const { key, start, keyHash } = makeApiKey();
  const apiKey = await context.database.$transaction(async (transaction) => {
    await recordAct(transaction, act, [
      { action: 'key.create', summary: `"${name}"`, details: { abilities, expiresInDays: given.expiresInDays } },
    ]);
    return transaction.apiKey.create({
      data: {
        id: v7(),
        personId: viewer.id,
        name,
        start,
        keyHash,
        abilities,
        createdAt: act.at,
        expiresAt: new Date(act.at.getTime() + given.expiresInDays * dayMs),
      },
    });
  });
  return { apiKey, key };
}

/** Makes a key worthless at once: one's own, or anybody's for who manages people. Throws NotFound. */
export async function revokeApiKey(context: StudioContext, id: string): Promise<ApiKey> {
  const viewer = viewerOf(context);
  const act = beginAct(actorOf(viewer));
  const own = viewer.abilities.has('person:manage') ? {} : { personId: viewer.id };
  return context.database.$transaction(async (transaction) => {
    const { count } = await transaction.apiKey.updateMany({
      where: { id, revokedAt: null, ...own },
      data: { revokedAt: act.at },
    });
    if (count === 0) throw new NotFound('key');
    const apiKey = await transaction.apiKey.findUniqueOrThrow({ where: { id } });
    await recordAct(transaction, act, [{ action: 'key.revoke', summary: `"${apiKey.name}"` }]);
    return apiKey;
  });
}

function readAbilities(given: readonly string[], own: ReadonlySet<Ability>): Ability[] {
  const problems = given.flatMap((ability, index) => {
    if (isAbility(ability) && ability !== 'key:manage' && own.has(ability)) return [];
    return [
      { path: ['abilities', index], message: `"${ability.slice(0, 40)}" is no ability that you could give to a key.` },
    ];
  });
  if (given.length === 0) problems.push({ path: ['abilities'], message: 'Name what the key may do.' });
  if (problems.length > 0) throw new InvalidInput(problems);
  return [...new Set(given)] as Ability[];
}
