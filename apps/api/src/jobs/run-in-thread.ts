import { once } from 'node:events';
import { Worker as Thread } from 'node:worker_threads';

/** Runs a program in a thread of its own, so that the server goes on answering. Throws what the thread ends with. */
export async function runInThread(program: URL, given: unknown): Promise<void> {
  const thread = new Thread(program, { workerData: given });
  // Rejects with what the thread throws.
  const [code] = await once(thread, 'exit');
  if (code !== 0) throw new Error(`a thread has ended with ${code}`);
}
