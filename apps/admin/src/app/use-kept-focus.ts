import { useEffect } from 'react';

const resting = 'li, section, form, fieldset, [role="grid"], main';

/**
 * Whoever uses the keyboard stays where they are: when what has the focus is taken away or can no longer be used, the
 * focus goes to the nearest part of the screen around it that is still there, and Tab goes on from that place.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    let around: Element[] = [];
    let frame = 0;
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || target === document.body) return;
      last = target;
      around = [];
      for (let one = target.parentElement; one && one !== document.body; one = one.parentElement) around.push(one);
    };
    const restore = () => {
      frame = 0;
      if (document.activeElement !== document.body || !last || !isGone(last)) return;
      const place = around.find((one) => one.isConnected && one.matches(resting) && isShown(one));
      if (!(place instanceof HTMLElement)) return;
      if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    };
    // Two frames: a dialog that closes puts the focus back by itself in the first.
    const look = () => {
      if (!frame && last && isGone(last)) frame = requestAnimationFrame(() => requestAnimationFrame(restore));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled'],
    });
    document.addEventListener('focusin', remember);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
      cancelAnimationFrame(frame);
    };
  }, []);
}

const isGone = (element: Element) => !element.isConnected || element.matches(':disabled');
const isShown = (element: Element) => element.getClientRects().length > 0;
