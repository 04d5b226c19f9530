import { useCallback, useState } from 'react';

/** How far the text of a piece has come to the screen. */
export type Shown = 'loading' | 'shown' | 'failed';

/**
 * Whether the piece has been on the screen: nobody passes what they cannot have read. Once it was there it stays read, also while another
 * channel is still loading.
 * @param isThere what is looked at first needs no loading
 */
export function useRead(isThere: boolean): {
  isRead: boolean;
  /** How the preview that is looked at stands. */
  shown: Shown;
  onShown: (shown: Shown) => void;
} {
  const [isRead, setRead] = useState(isThere);
  const [shown, setShown] = useState<Shown>('loading');
  const onShown = useCallback((now: Shown) => {
    setShown(now);
    if (now === 'shown') setRead(true);
  }, []);
  return { isRead, shown, onShown };
}
