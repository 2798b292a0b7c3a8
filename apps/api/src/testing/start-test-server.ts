import { rm } from 'node:fs/promises';
import { readEnvironment } from '../env.ts';
import { startProduct } from '../start-product.ts';
import { makeDataDir } from './make-data-dir.ts';

/** The whole product with the first content on a throw-away PostgreSQL, for tests that drive it from outside. */
export async function startTestServer(): Promise<{
  url: string;
  /** where the first administrator is set up */
  setUpLink: string;
  /** where its PostgreSQL is, which others can join */
  dataDir: string;
  close: () => Promise<void>;
}> {
  const dataDir = await makeDataDir();
  const product = await startProduct(
    readEnvironment({
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      RATE_LIMIT_PER_MINUTE: '0',
    }),
  );
  return {
    url: product.url,
    setUpLink: product.setUpLink ?? '',
    dataDir,
    close: async () => {
      await product.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
