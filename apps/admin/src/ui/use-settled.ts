import { useEffect, useState } from 'react';

const settledMs = 300;

/** A value as it was when it last stood still, for what is too much work for every key. */
export function useSettled<Value>(value: Value): Value {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), settledMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
