import type { ChildProcess } from 'node:child_process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Our children in sessions of their own, with the signal that ends each: nobody else would tell them. */
const children = new Map<ChildProcess, NodeJS.Signals>();

/**
 * Ends `child` with this process: at its exit, and at a signal that nobody else handles (Ctrl-C before the program has
 * come to install its handlers). Where somebody does, that one decides when. Only SIGKILL leaves the child behind.
 */
export function takeAlong(child: ChildProcess, signal: NodeJS.Signals): void {
  if (children.size === 0) listen();
  children.set(child, signal);
  const leave = () => {
    children.delete(child);
    if (children.size === 0) stopListening();
  };
  child.once('exit', leave);
  child.once('error', leave);
}

function endAll(): void {
  for (const [child, signal] of children) child.kill(signal);
}

function endUnlessHandled(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  endAll();
  stopListening();
  process.kill(process.pid, signal);
}

function listen(): void {
  process.on('exit', endAll);
  for (const signal of SIGNALS) process.on(signal, endUnlessHandled);
}

function stopListening(): void {
  process.off('exit', endAll);
  for (const signal of SIGNALS) process.off(signal, endUnlessHandled);
}
