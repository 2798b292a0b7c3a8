import { chmod, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A data folder that goes away with the test. As root, PostgreSQL runs as another user, who has to get in. */
export async function makeDataDir(): Promise<string> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'yardstick-data-'));
  await chmod(dataDir, 0o711);
  return dataDir;
}
