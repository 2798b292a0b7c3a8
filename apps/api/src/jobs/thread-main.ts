import { constants, setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import { createGiveWay, type GiveWay } from './give-way.ts';

/** What a program that `runInThread` is given exports as `run`. */
export type RunInThread<Given> = (given: Given, giveWay: GiveWay) => Promise<void>;

export interface ThreadGiven {
  program: string;
  given: unknown;
  requests: Int32Array;
}

// On Linux a thread has a priority of its own; elsewhere it is the process's.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const { program, given, requests } = workerData as ThreadGiven;
// Compiling the program is work too: the thread has its priority before.
const { run }: { run: RunInThread<unknown> } = await import(program);
await run(given, createGiveWay(requests));
