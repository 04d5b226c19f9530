import { useEffect, useRef } from 'react';

/**
 * Keys of the page: not while somebody types, nor in a dialog, nor with Ctrl or Alt; a key that is held down counts once.
 * @param keys by `event.key`
 */
export function useKeys(keys: Readonly<Record<string, () => void>>, isOn: boolean): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent): void => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (isElsewhere(event.target)) return;
      const act = current.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    // A click into the preview takes the keys with it: they come back at once.
    const lost = (): void => {
      setTimeout(() => {
        if (document.activeElement instanceof HTMLIFrameElement) document.activeElement.blur();
      });
    };
    document.addEventListener('keydown', press);
    addEventListener('blur', lost);
    return () => {
      document.removeEventListener('keydown', press);
      removeEventListener('blur', lost);
    };
  }, [isOn]);
}

function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]') !== null
  );
}
