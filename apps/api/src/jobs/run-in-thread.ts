import { once } from 'node:events';
import { Worker as Thread } from 'node:worker_threads';
import { requests } from '../http/requests-under-way.ts';
import type { ThreadGiven } from './thread-main.ts';

/**
 * Runs the function `run` of a program in a thread of its own, so that the server goes on answering: the thread comes after
 * requests wherever there are not enough processors for all. Throws what the function throws.
 */
export async function runInThread(program: URL, given: unknown): Promise<void> {
  const workerData: ThreadGiven = { program: program.href, given, requests };
  const thread = new Thread(new URL('./thread-main.ts', import.meta.url), { workerData });
  // Rejects with what the thread throws.
  const [code] = await once(thread, 'exit');
  if (code !== 0) throw new Error(`a thread has ended with ${code}`);
}
