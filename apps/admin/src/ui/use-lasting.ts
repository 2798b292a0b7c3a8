import { useState } from 'react';

/** What was there last: a reload that fails takes nothing off the screen. */
export function useLasting<Value>(value: Value | undefined): Value | undefined {
  const [kept, keep] = useState(value);
  if (value !== undefined && value !== kept) keep(value);
  return value ?? kept;
}
