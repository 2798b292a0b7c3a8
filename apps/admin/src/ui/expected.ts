interface Thing {
  id?: unknown;
  __typename?: unknown;
}

/** What will be so of a thing: some of its fields, given or worked out from it as it is, or that it is there no more. */
type Change = Readonly<Record<string, unknown>> | ((thing: never) => object) | 'gone';

/** By the id of each thing; what there is only one of goes by the name of its type. */
export type Changes = Readonly<Record<string, Change>>;

const unsent = 'unsent ';

/** Stands for the id of what the server does not know yet; nothing can be done with it until it does. */
export const unsentId = () => `${unsent}${Date.now()}`;
export const isUnsent = (id: string) => id.startsWith(unsent);

interface Expectation {
  changes: Changes;
  /** the turn in which the server did it; null until then */
  doneIn: number | null;
}

// What is on a screen that is never asked for anew keeps what was done; of older acts nothing is left to show.
const mostDone = 100;

let expectations: readonly Expectation[] = [];
let turn = 0;
const listeners = new Set<() => void>();

function announce(next: readonly Expectation[]) {
  expectations = next;
  for (const listener of listeners) listener();
}

export const expectedNow = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  get: () => expectations,
  turn: () => turn,
};

/** Shows on every screen at once what will be so; `done` once the server has done it, `takeBack` where it did not. */
export function expectChanges(changes: Changes): { done: () => void; takeBack: () => void } {
  const expectation: Expectation = { changes, doneIn: null };
  const done = expectations.filter(({ doneIn }) => doneIn !== null);
  announce([...expectations.filter((one) => !done.slice(0, -mostDone).includes(one)), expectation]);
  return {
    done: () => {
      turn += 1;
      const settled = { ...expectation, doneIn: turn };
      announce(expectations.map((one) => (one === expectation ? settled : one)));
    },
    takeBack: () => announce(expectations.filter((one) => one !== expectation)),
  };
}

/** What the server said, with what is expected; what came after an act was done says itself what is so. */
export function withExpected<Data>(data: Data, seenIn: number, all: readonly Expectation[]): Data {
  const open = all.filter(({ doneIn }) => doneIn === null || doneIn > seenIn).map(({ changes }) => changes);
  if (open.length === 0) return data;
  const shown = apply(data, open);
  return (shown === gone ? null : shown) as Data;
}

const gone = Symbol('gone');

function apply(value: unknown, all: readonly Changes[]): unknown {
  if (Array.isArray(value)) {
    const next = value.map((one) => apply(one, all));
    const isSame = next.every((one, index) => one === value[index]);
    return isSame ? value : next.filter((one) => one !== gone);
  }
  if (typeof value !== 'object' || value === null) return value;
  let next = value as Record<string, unknown>;
  for (const [name, inner] of Object.entries(value)) {
    const shown = apply(inner, all);
    if (shown === inner) continue;
    // An edge goes with its node.
    if (shown === gone && name === 'node') return gone;
    next = { ...next, [name]: shown === gone ? null : shown };
  }
  const key = keyOf(value);
  for (const changes of all) {
    const change = key !== null && Object.hasOwn(changes, key) ? changes[key] : undefined;
    if (change === 'gone') return gone;
    if (change) next = { ...next, ...(typeof change === 'function' ? change(next as never) : change) };
  }
  return next;
}

function keyOf({ id, __typename }: Thing): string | null {
  if (typeof id === 'string') return id;
  return typeof __typename === 'string' ? __typename : null;
}
