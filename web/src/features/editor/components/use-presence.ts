import { useEffect, useRef, useState } from 'react';
import { beat, leave, type Present } from '../api/editor-queries';

const BEAT_MS = 15_000;

/** Says that I am here, again and again, and tells who else is. */
export function usePresence(id: string, writes: boolean): readonly Present[] {
  const [others, setOthers] = useState<readonly Present[]>([]);
  const now = useRef(writes);
  now.current = writes;
  useEffect(() => {
    let gone = false;
    const say = (): void => {
      if (document.visibilityState === 'hidden') return;
      beat(id, now.current).then(
        (found) => !gone && setOthers(found),
        // Who is here is nothing to disturb anybody with.
        () => undefined,
      );
    };
    const bye = (): void => leave(id);
    say();
    const timer = setInterval(say, BEAT_MS);
    document.addEventListener('visibilitychange', say);
    window.addEventListener('pagehide', bye);
    return () => {
      gone = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', say);
      window.removeEventListener('pagehide', bye);
      bye();
    };
  }, [id, writes]);
  return others;
}
