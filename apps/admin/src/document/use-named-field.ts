import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';

const patienceMs = 5000;
const lookAgainMs = 100;

/**
 * Puts the focus on the field that the address names after #, such as `bands.2.text.en`, once it is drawn: the field
 * itself, or the nearest part of the document around it. Fields say where they stand by `data-field`.
 */
export function useNamedField(): void {
  const hash = useLocation({ select: ({ hash: named }) => named });
  const visit = useLocation({ select: ({ state }) => state.key });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same link again leads there again
  useEffect(() => {
    if (!hash) return;
    const giveUpAt = performance.now() + patienceMs;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const field = findField(hash.split('.'));
      if (field) return focusOn(field);
      if (performance.now() < giveUpAt) timer = setTimeout(look, lookAgainMs);
    };
    look();
    return () => clearTimeout(timer);
  }, [hash, visit]);
}

/** The element of the whole path, else of something below it, else of what is around it. */
function findField(path: readonly string[]): HTMLElement | null {
  for (let length = path.length; length > 0; length -= 1) {
    const name = CSS.escape(path.slice(0, length).join('.'));
    const found =
      document.querySelector<HTMLElement>(`[data-field="${name}"]`) ??
      document.querySelector<HTMLElement>(`[data-field^="${name}."]`) ??
      findEntry(path.slice(0, length - 1), Number(path[length - 1]));
    if (found) return found;
  }
  return null;
}

/** Entries of a list do not say where they stand, so that moving one leaves the others as they are: they are counted. */
function findEntry(list: readonly string[], index: number): HTMLElement | null {
  const entries = document.querySelectorAll<HTMLElement>(`[data-field="${CSS.escape(list.join('.'))}"] [data-entry]`);
  return entries[index] ?? null;
}

const written = 'input:not([type=hidden], [type=file]), textarea, select';
const anything = 'button, a[href], [tabindex]';

function focusOn(field: HTMLElement) {
  for (let around = field.parentElement; around; around = around.parentElement)
    if (around instanceof HTMLDetailsElement) around.open = true;
  if (field instanceof HTMLDetailsElement) field.open = true;
  field.scrollIntoView({ block: 'center' });
  const target =
    writingAreaOf(field) ?? field.querySelector<HTMLElement>(written) ?? field.querySelector<HTMLElement>(anything);
  // A list that is gone into elsewhere than by a row takes the focus to its first one.
  field.closest<HTMLElement>('[data-entry]')?.focus({ preventScroll: true });
  target?.focus({ preventScroll: true });
  field.dataset.named = '';
  field.addEventListener('animationend', () => delete field.dataset.named, { once: true });
}

/** The Markdown editor lies in a shadow root. */
function writingAreaOf(field: HTMLElement): HTMLElement | null {
  for (const element of field.querySelectorAll('*')) {
    const area = element.shadowRoot?.querySelector<HTMLElement>('[contenteditable]');
    if (area) return area;
  }
  return null;
}
