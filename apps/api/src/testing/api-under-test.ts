import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Kind, parse, print } from 'graphql';
import type { OidcSettings } from '../auth/create-auth.ts';
import { createDatabase, type Database } from '../db/client.ts';
import { createTestDatabase } from '../db/test-cluster.ts';
import type { MailSettings } from '../mail/create-mailer.ts';
import { checkBundle } from '../modules/content/check-bundle.ts';
import { importBundle } from '../modules/content/import-bundle.ts';
import { readBundleFolder } from '../modules/content/read-bundle-folder.ts';
import { firstContentFolder } from '../modules/content/seed-when-empty.ts';
import { buildServer } from '../server.ts';

/** The real server over real HTTP, on a database of its own. */
export interface ApiUnderTest {
  url: string;
  database: Database;
  connectionString: string;
  /** Runs an operation of the contract by its name. */
  run: (operation: string, variables?: Record<string, unknown>) => Promise<GraphqlAnswer>;
  /** Runs any document. */
  send: (query: string, variables?: Record<string, unknown>) => Promise<GraphqlAnswer>;
  importFolder: (folder: string) => Promise<void>;
  /** everything that the server has logged, a line of JSON each */
  logged: string[];
  close: () => Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: what an operation answers is asserted field by field, as a frontend reads it.
type Data = any;

export interface GraphqlAnswer {
  status: number;
  data: Data;
  errors: { message: string; extensions?: Record<string, unknown> }[] | undefined;
}

const contractFile = fileURLToPath(new URL('../../contract/delivery.graphql', import.meta.url));
export const contract = parse(await readFile(contractFile, 'utf8'));

/** The text of one operation of the contract. */
export function contractOperation(name: string): string {
  const operation = contract.definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.name?.value === name,
  );
  if (!operation) throw new Error(`the contract has no operation ${name}`);
  return print(operation);
}

export const testSecret = 'a secret of thirty-two characters';

interface ApiOptions {
  /** bundle folders to import, the first content by default */
  content?: readonly string[];
  rateLimitPerMinute?: number;
  /** where the files of exports are */
  dataDir?: string;
  publicUrl?: string;
  mail?: MailSettings;
  oidc?: OidcSettings;
}

export async function startApi({
  content = [firstContentFolder],
  rateLimitPerMinute = 0,
  dataDir = '/nowhere',
  ...settings
}: ApiOptions = {}): Promise<ApiUnderTest> {
  const testDatabase = await createTestDatabase();
  const { connectionString } = testDatabase;
  const database = createDatabase({ connectionString });
  const logged: string[] = [];
  const server = await buildServer({
    ...settings,
    database,
    secret: testSecret,
    logLevel: 'trace',
    logTo: { write: (line) => logged.push(line) },
    rateLimitPerMinute,
    dataDir,
    trustedProxies: 0,
    webFolder: '/nowhere',
    adminFolder: '/nowhere',
  });
  const importFolder = async (folder: string) => {
    const { bundle, problems } = checkBundle(await readBundleFolder(folder));
    if (!bundle) throw new Error(JSON.stringify(problems, null, 2));
    await importBundle(database, bundle, { author: 'a test', now: new Date() });
  };
  for (const folder of content) await importFolder(folder);
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const send: ApiUnderTest['send'] = async (query, variables = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Omit<GraphqlAnswer, 'status'>;
    return { status: response.status, data, errors };
  };
  return {
    url,
    database,
    connectionString,
    send,
    run: (operation, variables) => send(contractOperation(operation), variables),
    importFolder,
    logged,
    close: async () => {
      await server.close();
      await database.$disconnect();
      await testDatabase.drop();
    },
  };
}
