const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const nobody = '00000000-0000-0000-0000-000000000000';

/** The id when it is a UUID, else the nil UUID, which no row has: what is malformed is simply not found. */
export function asUuid(id: string): string {
  return uuidPattern.test(id) ? id : nobody;
}
