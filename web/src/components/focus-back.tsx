import { useEffect, useState } from 'react';

/** Who asked for a dialog, and for the dialog it was asked for in. */
interface Opener {
  element: Element | null;
  before: Opener | null;
}

let last: Opener | null = null;

/**
 * Gives the focus back to what opened a dialog when the dialog goes; where that is gone too, to the page. The kit does it only for
 * dialogs that stay mounted while they are closed. To be put before the dialog, which takes the focus as soon as it is there.
 */
export function FocusBack() {
  const [mine] = useState<Opener>(() => ({ element: document.activeElement, before: last }));
  useEffect(() => {
    last = mine;
    return () => {
      if (last === mine) last = mine.before;
      // What took its place, or was opened by it, has the focus by then.
      setTimeout(() => {
        if (document.activeElement === null || document.activeElement === document.body) goBack(mine);
      });
    };
  }, [mine]);
  return null;
}

function goBack(opener: Opener | null): void {
  for (let one = opener; one !== null; one = one.before) {
    if (one.element instanceof HTMLElement && one.element !== document.body && one.element.isConnected) {
      one.element.focus();
      if (document.activeElement === one.element) return;
    }
  }
  document.getElementById('content')?.focus({ preventScroll: true });
}
