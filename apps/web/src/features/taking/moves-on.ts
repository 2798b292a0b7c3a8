import { useState } from 'react';
import { readItem, removeItem, writeItem } from '../../storage/browser-storage.ts';

const KEY = 'yardstick.stays-on-question';

/** Whether choosing an answer shows the next question: yes, unless the respondent has said otherwise. */
export function useMovesOn(): [boolean, (movesOn: boolean) => void] {
  const [movesOn, setMovesOn] = useState(() => readItem(KEY) === null);
  const change = (next: boolean) => {
    setMovesOn(next);
    if (next) removeItem(KEY);
    else writeItem(KEY, 'yes');
  };
  return [movesOn, change];
}
