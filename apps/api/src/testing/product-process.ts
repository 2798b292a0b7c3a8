import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** `pnpm start` without the build: the product in a process of its own, as an operator runs it. */
export interface ProductProcess {
  child: ChildProcess;
  /** where it serves, once it says so */
  url: Promise<string>;
  /** everything it has printed so far */
  output: () => string;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  signal: (signal: NodeJS.Signals) => Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export function startProductProcess(environment: Record<string, string>): ProductProcess {
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'error',
      RATE_LIMIT_PER_MINUTE: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const served = Promise.withResolvers<string>();
  const listen = (chunk: Buffer) => {
    printed += chunk.toString();
    const url = /Delivery API\s+(http:\/\/\S+)\/graphql/.exec(printed)?.[1];
    if (url) served.resolve(url);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const exited = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  exited.then(() => served.reject(new Error(`the product ended before it served:\n${printed}`)));
  served.promise.catch(() => undefined);
  return {
    child,
    url: served.promise,
    output: () => printed,
    exited,
    signal: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}
