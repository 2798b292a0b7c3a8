import { useState } from 'react';

const prefix = 'yardstick-kept:';

/** State that outlives its component and a reload of the page in this tab: what somebody has begun to write. */
export function useKept<Value>(name: string, initial: Value): readonly [Value, (next: Value) => void] {
  const key = prefix + name;
  const [entry, setEntry] = useState(() => ({ key, value: read(key, initial) }));
  const current = entry.key === key ? entry.value : read(key, initial);
  const put = (value: Value) => {
    setEntry({ key, value });
    try {
      if (JSON.stringify(value) === JSON.stringify(initial)) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(value));
    } catch {
      // A full store must not stop anybody from writing.
    }
  };
  return [current, put];
}

function read<Value>(key: string, initial: Value): Value {
  const text = sessionStorage.getItem(key);
  return text === null ? initial : (JSON.parse(text) as Value);
}

/** Leaves nothing of it in this tab. */
export function forgetKept(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}
