import { useSyncExternalStore } from 'react';

/** Whether it holds of the screen, now and from now on. @param query a media query */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** A phone: a list instead of a board. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 760px)');
}

/** On paper everything is drawn, seen or not. */
export function usePrinting(): boolean {
  return useMedia('print');
}
