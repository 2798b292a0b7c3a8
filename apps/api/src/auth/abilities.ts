export const roles = ['viewer', 'analyst', 'editor', 'publisher', 'administrator'] as const;
export type Role = (typeof roles)[number];

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);

const everyone: readonly Role[] = roles;
const editors: readonly Role[] = ['editor', 'publisher', 'administrator'];
const publishers: readonly Role[] = ['publisher', 'administrator'];
const administrators: readonly Role[] = ['administrator'];

/** Who may do what: the one policy that the studio API, its clients and background work go by. */
const policy = {
  'content:read': { roles: everyone, may: 'read drafts, their history, problems, differences and comments' },
  'content:comment': { roles: ['analyst', ...editors], may: 'comment on fields of documents' },
  'content:edit': { roles: editors, may: 'create, change, restore and trash documents, and send them for review' },
  'content:preview': { roles: editors, may: 'give out links that show drafts or a release through the delivery API' },
  'content:review': { roles: publishers, may: 'approve or return what others sent for review' },
  'content:publish': { roles: publishers, may: 'publish, schedule, roll back and unpublish' },
  'insight:read': { roles: ['analyst', ...editors], may: 'read aggregate results and item statistics' },
  'attempt:export': { roles: ['analyst', 'administrator'], may: 'export single attempts' },
  'attempt:import': { roles: publishers, may: 'bring attempts in from elsewhere, and undo that' },
  'audit:read': { roles: publishers, may: 'read what everybody did' },
  'person:manage': { roles: administrators, may: 'invite people, change their role, disable them and reset passwords' },
  'webhook:manage': { roles: administrators, may: 'set up webhooks and repeat deliveries' },
  'setting:manage': { roles: administrators, may: 'change the settings of the installation' },
  'key:manage': { roles: everyone, may: 'make and revoke API keys of their own' },
} satisfies Record<string, { roles: readonly Role[]; may: string }>;

export type Ability = keyof typeof policy;
export const abilities = Object.keys(policy) as Ability[];

/** Abilities that no API key carries: a key must not make keys. */
const inPersonOnly: ReadonlySet<Ability> = new Set(['key:manage']);

export const isAbility = (text: string): text is Ability => Object.hasOwn(policy, text);

/** What an ability lets somebody do, in words. */
export const describeAbility = (ability: Ability): string => policy[ability].may;

export function abilitiesOf(role: Role): ReadonlySet<Ability> {
  return new Set(abilities.filter((ability) => (policy[ability].roles as readonly Role[]).includes(role)));
}

/** What a key may do: what its person may do now, limited to what the key was given. */
export function abilitiesOfKey(role: Role, granted: readonly string[]): ReadonlySet<Ability> {
  const all = abilitiesOf(role);
  return new Set(granted.filter(isAbility).filter((ability) => all.has(ability) && !inPersonOnly.has(ability)));
}
