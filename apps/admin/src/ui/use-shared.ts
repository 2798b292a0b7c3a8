import { useMemo, useState } from 'react';
import { shareUnchanged } from './share-unchanged.ts';

/** The newest value, made of the very parts that were there before where they say the same. */
export function useShared<Value>(value: Value): Value {
  const [kept, keep] = useState(value);
  const shared = useMemo(() => shareUnchanged(kept, value), [kept, value]);
  if (!Object.is(shared, kept)) keep(shared);
  return shared;
}
