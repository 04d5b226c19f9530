import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTexts } from '../../lib/language/use-texts';
import { useLiveState } from '../live/live';
import { SHELL } from './shell.texts';

/** What is to be known about the page as a whole: no network, no live changes. */
export function Notices() {
  const t = useTexts(SHELL);
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  const live = useLiveState();
  const text = !online ? t('offline') : live === 'cut' ? t('stale') : null;
  return (
    <div role="status" aria-live="polite">
      {text !== null && <p className="notice">{text}</p>}
    </div>
  );
}
