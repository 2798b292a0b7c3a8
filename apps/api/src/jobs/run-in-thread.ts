import { once } from 'node:events';
import { type ResourceLimits, Worker as Thread } from 'node:worker_threads';

interface ThreadToRun<Told> {
  program: URL;
  /** what it finds as `workerData` */
  given: unknown;
  /** of its own heap; it ends with an error where that is not enough */
  limits?: ResourceLimits;
  /** Takes what it tells, one after another. Where this throws, the thread is ended and this error is what is thrown. */
  onTold?: (told: Told) => Promise<void>;
}

/** Runs a program in a thread of its own, so that the server goes on answering. Throws what the thread ends with. */
export async function runInThread<Told>({ program, given, limits, onTold }: ThreadToRun<Told>): Promise<void> {
  const thread = new Thread(program, { workerData: given, resourceLimits: limits });
  let taken = Promise.resolve();
  thread.on('message', (told: Told) => {
    taken = taken.then(() => onTold?.(told));
    taken.catch(() => thread.terminate());
  });
  try {
    // Rejects with what the thread throws.
    const [code] = await once(thread, 'exit');
    if (code !== 0) throw new Error(`a thread has ended with ${code}`);
  } finally {
    await taken;
  }
}
