import { useEffect, useSyncExternalStore } from 'react';
import { useStable } from './use-stable.ts';

/** Something that can be done here, by its name. */
export interface Command {
  id: string;
  label: string;
  /** the keys that do it too */
  keys?: string;
  run: () => void;
}

let offered: readonly (readonly Command[])[] = [];
let all: readonly Command[] = [];
const listeners = new Set<() => void>();

function announce(next: readonly (readonly Command[])[]) {
  offered = next;
  all = offered.flat();
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Offers commands in the palette for as long as what calls it is on the screen. */
export function useCommands(commands: readonly Command[]): void {
  const act = useStable((id: string) => commands.find((command) => command.id === id)?.run());
  const names = JSON.stringify(commands.map(({ id, label, keys }) => ({ id, label, keys })));
  useEffect(() => {
    const named = (JSON.parse(names) as Omit<Command, 'run'>[]).map((command) => ({
      ...command,
      run: () => act(command.id),
    }));
    // Effects of parts come before those of what is around them; what is around is offered first.
    announce([named, ...offered]);
    return () => announce(offered.filter((one) => one !== named));
  }, [names, act]);
}

/** What is offered by the screen now. */
export const useOfferedCommands = () => useSyncExternalStore(subscribe, () => all);
