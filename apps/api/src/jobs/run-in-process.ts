import { fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';

interface ProcessToRun<Told> {
  /** which takes what it is given, and tells, by `parent-process.ts` */
  program: URL;
  given: unknown;
  /** in MB; it ends with an error where that is not enough */
  heap: { old: number; young: number };
  /** Takes what it tells, one after another. Where this throws, the process is ended and this error is what is thrown. */
  onTold?: (told: Told) => Promise<void>;
}

const keptOfErrors = 4000;

/**
 * Runs a program in a process of its own, so that the server goes on answering and holds none of its memory. Throws what
 * the program ends with; it ends itself where the server does.
 */
export async function runInProcess<Told>({ program, given, heap, onTold }: ProcessToRun<Told>): Promise<void> {
  const child = fork(program, {
    execArgv: [`--max-old-space-size=${heap.old}`, `--max-semi-space-size=${heap.young}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors = `${errors}${chunk}`.slice(0, keptOfErrors);
  });
  let taken = Promise.resolve();
  child.on('message', (told: Told) => {
    taken = taken.then(() => onTold?.(told));
    taken.catch(() => child.kill('SIGKILL'));
  });
  try {
    // When all that it wrote and told has arrived. Rejects where there is no process; then nothing can be sent either.
    const ended = once(child, 'close');
    // Requests come first where processors are few.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    child.send?.(given as object, () => undefined);
    const [code, signal] = await ended;
    if (code !== 0) throw new Error(`a process has ended with ${code ?? signal}: ${errors}`);
  } finally {
    await taken;
  }
}
