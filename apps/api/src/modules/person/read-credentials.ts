import { z } from 'zod';
import { shortestPassword } from '../../auth/create-auth.ts';
import { InvalidInput, invalidInputOf } from '../../graphql/studio-errors.ts';

const nameSchema = z.string().trim().min(1, 'Write a name.').max(100, 'A name has at most 100 characters.');
const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'An e-mail address has at most 254 characters.')
  .pipe(z.email('This is no e-mail address.'));
const passwordSchema = z
  .string()
  .min(shortestPassword, `A password has at least ${shortestPassword} characters.`)
  .max(200, 'A password has at most 200 characters.');

const credentialsSchema = z.object({ name: nameSchema, email: emailSchema, password: passwordSchema }).partial();

interface Credentials {
  name: string;
  email: string;
  password: string;
}

/** Checks what somebody typed, and tidies it. Throws InvalidInput with every problem, which never repeats a password. */
export function readCredentials<K extends keyof Credentials>(given: Pick<Credentials, K>): Pick<Credentials, K> {
  const parsed = credentialsSchema.safeParse(given);
  if (parsed.success) return parsed.data as Pick<Credentials, K>;
  throw invalidInputOf(parsed.error);
}

/** A name of a thing, such as a key. */
export function readName(given: string, field: string): string {
  const name = given.trim();
  if (name === '' || name.length > 100)
    throw new InvalidInput([{ path: [field], message: 'It has 1 to 100 characters.' }]);
  return name;
}
