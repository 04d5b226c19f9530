import { onlineManager } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { isElsewhere, zoneInFull } from '../../lib/clock/elsewhere';
import { useTexts } from '../../lib/language/use-texts';
import { useLateTrouble } from '../../lib/late/late';
import { useLiveState } from '../live/live';
import { SHELL } from './shell.texts';

/** What is to be known about the page as a whole: no network, a part that does not arrive, no live changes, clocks of another zone. */
export function Notices() {
  const t = useTexts(SHELL);
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  const live = useLiveState();
  const [elsewhere] = useState(isElsewhere);
  const late = useLateTrouble();
  const text = !online ? t('offline') : late ? t('late') : live === 'cut' ? t('stale') : null;
  return (
    <>
      <div role="status" aria-live="polite">
        {text !== null && <p className="notice">{text}</p>}
      </div>
      {elsewhere && <p className="zone-note">{t('elsewhere', { zone: zoneInFull() })}</p>}
    </>
  );
}
