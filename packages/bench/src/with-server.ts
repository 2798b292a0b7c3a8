import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ApiUnderTest, testSecret } from '@yardstick/api/testing/api-under-test.ts';
import { type Staff, signInAs } from '@yardstick/api/testing/staff.ts';
import type { BenchDatabase } from './with-product.ts';

const root = path.resolve(import.meta.dirname, '../../..');

export interface BenchServer {
  process: ChildProcess;
  url: string;
  analyst: Staff;
}

/** The server as `pnpm start` runs it, in a process of its own, and somebody who may ask it for insights. */
export async function withServer(
  made: BenchDatabase,
  analystName: string,
  work: (server: BenchServer) => Promise<void>,
): Promise<void> {
  const { scripts } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const [program = '', ...parts] = scripts.start.split('&&').at(-1).trim().split(' ');
  if (program !== 'node') throw new Error('`start` does not run node last');
  const child = spawn(process.execPath, parts, {
    cwd: root,
    env: {
      PORT: '0',
      DATA_DIR: made.dataDir,
      DATABASE_URL: made.connectionString,
      YARDSTICK_SECRET: testSecret,
      LOG_LEVEL: 'error',
      RATE_LIMIT_PER_MINUTE: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    const url = await addressOf(child);
    await work({
      process: child,
      url,
      analyst: await signInAs({ ...made, url } as unknown as ApiUnderTest, 'analyst', analystName),
    });
  } finally {
    child.kill();
    await ended;
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (chunk) => {
    text += chunk;
  });
  for (;;) {
    const [, url] = /(http:\S+)\/healthz/.exec(text) ?? [];
    if (url) return url;
    if (child.exitCode !== null) throw new Error(`the server has ended: ${text}`);
    await pause(100);
  }
}
