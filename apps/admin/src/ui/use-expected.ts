import { useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { expectedNow, withExpected } from './expected.ts';

/** What the server said, with what acts that are under way will make of it. */
export function useExpected<Data>(data: Data): Data {
  const all = useSyncExternalStore(expectedNow.subscribe, expectedNow.get);
  const [seenIn, see] = useState(expectedNow.turn);
  // biome-ignore lint/correctness/useExhaustiveDependencies: newer data knows what was done before it
  useLayoutEffect(() => see(expectedNow.turn()), [data]);
  return useMemo(() => withExpected(data, seenIn, all), [data, seenIn, all]);
}
