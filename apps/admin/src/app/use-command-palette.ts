import { useRef, useState } from 'react';
import { warn } from '../ui/toasts.tsx';
import { useStable } from '../ui/use-stable.ts';
import { useTypedAhead } from './use-typed-ahead.ts';

const loadPalette = async () => (await import('./command-palette.tsx')).CommandPalette;

/** The palette once it is asked for and has come, with what was typed meanwhile. */
export function useCommandPalette() {
  const [Palette, setPalette] = useState<Awaited<ReturnType<typeof loadPalette>> | null>(null);
  const [isComing, setComing] = useState(false);
  const typedAhead = useTypedAhead();
  const wish = useRef<symbol | null>(null);
  const open = useStable(async () => {
    if (Palette || wish.current) return;
    const mine = Symbol();
    wish.current = mine;
    setComing(true);
    const isWanted = () => wish.current === mine;
    const end = () => {
      if (!isWanted()) return;
      wish.current = null;
      setComing(false);
    };
    const fail = () => {
      typedAhead.stop();
      end();
      warn('The search could not be loaded.', () => void open());
    };
    typedAhead.begin((why) => (why === 'late' ? fail() : end()));
    try {
      const Loaded = await loadPalette();
      if (isWanted()) setPalette(() => Loaded);
      end();
    } catch {
      if (isWanted()) fail();
    }
  });
  return { Palette, isComing, open: () => void open(), close: () => setPalette(null), takeTyped: typedAhead.take };
}
