import { badArgument } from './errors.ts';

/** The types whose objects have a global id. */
const nodeTypes = [
  'ApiKey',
  'Assessment',
  'AttemptExport',
  'AttemptImport',
  'AuditEntry',
  'Comment',
  'Form',
  'Framework',
  'Guide',
  'Invitation',
  'Person',
  'Publication',
  'Question',
  'QuestionBank',
  'Release',
  'Rescoring',
  'Review',
  'ScoringComparisonRun',
  'Webhook',
  'WebhookDelivery',
];

export const encodeGlobalId = (typename: string, id: string | number | bigint) =>
  Buffer.from(`${typename}:${id}`).toString('base64url');

/** What a global id names; throws a clear error for a text that no object gave. */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  const [typename = '', id = ''] = Buffer.from(globalId, 'base64url').toString().split(':');
  if (!nodeTypes.includes(typename) || id === '') {
    throw badArgument('BAD_GLOBAL_ID', 'This is no global id; take one from the "id" of an object.');
  }
  return { typename, id };
}

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const nobody = '00000000-0000-0000-0000-000000000000';

/** The id when it is a UUID, else the nil UUID, which no row has: what is malformed is simply not found. */
export function asUuid(id: string): string {
  return uuidPattern.test(id) ? id : nobody;
}

/** The UUID in a global id of one of these types; else the nil UUID, which no row has. */
export function uuidIn(globalId: string | number, ...typenames: readonly string[]): string {
  const { typename, id } = decodeGlobalId(String(globalId));
  return typenames.includes(typename) ? asUuid(id) : nobody;
}
