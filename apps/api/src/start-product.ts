import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setUpToken } from './auth/link-token.ts';
import { openDatabase } from './db/open-database.ts';
import type { Environment } from './env.ts';
import { readSecret } from './installation-secret.ts';
import { startWorker } from './jobs/start-worker.ts';
import { seedWhenEmpty } from './modules/content/seed-when-empty.ts';
import { PortTaken } from './report-failure.ts';
import { buildServer } from './server.ts';

const webFolder = path.resolve(import.meta.dirname, '../../web/dist');
const adminFolder = path.resolve(import.meta.dirname, '../../admin/dist');

export interface RunningProduct {
  url: string;
  /** for people; holds no password */
  databaseDescription: string;
  /** what was imported into an empty database; null when there was nothing to do */
  seeded: string | null;
  /** where the first administrator is set up; null once there is somebody */
  setUpLink: string | null;
  /** Resolves with a description when the embedded PostgreSQL has ended without being asked to. */
  databaseLost: Promise<string>;
  /** Finishes the requests under way, then stops the database. */
  stop(): Promise<void>;
}

/** Opens the database, brings its schema and the first content in, and serves everything on one port. */
export async function startProduct(environment: Environment): Promise<RunningProduct> {
  const opened = await openDatabase({ ...environment, whenInUse: 'refuse' });
  try {
    const seeded = environment.seed === 'auto' ? await seedWhenEmpty(opened.database) : null;
    const secret = await readSecret(environment);
    const server = await buildServer({
      database: opened.database,
      secret,
      publicUrl: environment.publicUrl,
      mail: environment.mail,
      oidc: environment.oidc,
      privateAddresses: environment.privateAddresses,
      dataDir: environment.dataDir,
      logLevel: environment.logLevel,
      rateLimitPerMinute: environment.rateLimitPerMinute,
      trustedProxies: environment.trustedProxies,
      webFolder,
      adminFolder,
    });
    await server.listen({ port: environment.port, host: environment.host }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE' ? new PortTaken(environment.port) : error;
    });
    const url = `http://${environment.host}:${portOf(server.server.address(), environment.port)}`;
    const { database, connectionString } = opened;
    const { privateAddresses, dataDir } = environment;
    const worker = environment.worker
      ? await startWorker(connectionString, { database, secret, privateAddresses, dataDir }, server.log)
      : undefined;
    let isStopping = false;
    return {
      url,
      databaseLost: new Promise((resolve) => {
        opened.ended.then((description) => isStopping || resolve(description));
      }),
      databaseDescription: opened.description,
      seeded,
      setUpLink: (await opened.database.user.count()) === 0 ? `${url}/studio/set-up#token=${setUpToken(secret)}` : null,
      stop: async () => {
        isStopping = true;
        await Promise.all([server.close(), worker?.stop()]);
        await opened.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** PORT=0 takes any free port; this is the one it got. */
const portOf = (address: AddressInfo | string | null, asked: number) =>
  typeof address === 'object' && address ? address.port : asked;
