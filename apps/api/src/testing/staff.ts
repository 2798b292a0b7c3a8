import { graphql } from 'graphql';
import { abilitiesOf, type Role } from '../auth/abilities.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database } from '../db/client.ts';
import { studioContext } from '../graphql/studio-context.ts';
import { studioSchema } from '../graphql/studio-schema.ts';
import type { GraphqlAnswer } from './api-under-test.ts';

/** Somebody of a role who is signed in; `name` tells several of them apart. */
export function aViewer(role: Role, name = `An ${role}`): Viewer {
  return {
    id: `00000000-0000-7000-8000-${Buffer.from(name).toString('hex').padEnd(12, '0').slice(0, 12)}`,
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`,
    role,
    abilities: abilitiesOf(role),
    apiKey: null,
  };
}

/**
 * Runs a studio operation as somebody (null: nobody) on a database, past HTTP and sign-in. What comes out is what a client
 * would get, but for the masking of unexpected errors.
 */
export async function executeAs(
  database: Database,
  viewer: Viewer | null,
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<Omit<GraphqlAnswer, 'status'>> {
  const log = { error: () => undefined, info: () => undefined, warn: () => undefined } as never;
  const contextValue = studioContext({ database, secret: 'a secret of thirty-two characters', log }, viewer);
  const { data, errors } = await graphql({ schema: studioSchema, source, variableValues, contextValue });
  return {
    data: JSON.parse(JSON.stringify(data ?? null)),
    errors: errors?.map(({ message, extensions, originalError }) => ({
      message: originalError?.stack ?? message,
      extensions,
    })),
  };
}
