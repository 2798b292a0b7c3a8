import { once } from 'node:events';

// For programs that `runInProcess` runs.

/** What the program is given. Ends the process when its parent does. */
export async function receiveGiven<T>(): Promise<T> {
  process.once('disconnect', () => process.exit(1));
  const [given] = await once(process, 'message');
  return given as T;
}

/** Resolves when it is sent. */
export async function tellParent(told: object): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.send?.(told, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
}

/** Lets the process end by itself. */
export function leaveParent(): void {
  process.removeAllListeners('disconnect');
  process.disconnect?.();
}
