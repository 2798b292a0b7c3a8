import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { areSingleKeysOn, goKeys } from '../ui/shortcuts.ts';
import { useStable } from '../ui/use-stable.ts';

interface Acts {
  openPalette: () => void;
  showKeys: () => void;
}

const sequenceMs = 1500;

/** The keys that work on every screen. */
export function useShortcuts(acts: Acts): void {
  const navigate = useNavigate();
  const act = useStable((name: keyof Acts) => acts[name]());
  useEffect(() => {
    let goUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      if ((event.metaKey || event.ctrlKey) && key === 'k') {
        event.preventDefault();
        return act('openPalette');
      }
      if (event.metaKey || event.ctrlKey || event.altKey || !areSingleKeysOn() || isTaken(event)) return;
      const place = performance.now() < goUntil && goKeys.find((one) => one.key === key);
      goUntil = key === 'g' ? performance.now() + sequenceMs : 0;
      if (place) void navigate({ to: place.to });
      else if (key === '?') act('showKeys');
      else if (key === '/') goToSearch();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [act, navigate]);
}

/** Where somebody writes, or chooses by letters, keys belong to that. */
function isTaken({ target }: KeyboardEvent): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input, textarea, select, [contenteditable], .cm-editor, [role="dialog"], [role="menu"], [role="listbox"]',
    ) !== null &&
    !(target instanceof HTMLInputElement && ['checkbox', 'radio', 'button'].includes(target.type))
  );
}

function goToSearch() {
  document.querySelector<HTMLElement>('main input[type="search"]')?.focus();
}
