import type { Ability, Role } from './abilities.ts';

/** The member of staff who asks, whether signed in or through an API key. */
export interface Viewer {
  /** id of the person */
  id: string;
  name: string;
  email: string;
  role: Role;
  abilities: ReadonlySet<Ability>;
  /** the key that was sent instead of a session; null when signed in */
  apiKey: { id: string; name: string } | null;
}

/** Who acts: a person, a key in a person's name, or the system itself. */
export interface Actor {
  kind: 'person' | 'api-key' | 'system';
  id: string | null;
  name: string;
}

export const theSystem: Actor = { kind: 'system', id: null, name: 'Yardstick' };

export function actorOf({ id, name, apiKey }: Viewer): Actor {
  return apiKey ? { kind: 'api-key', id, name: `${name} (key "${apiKey.name}")` } : { kind: 'person', id, name };
}
