import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../lib/api/problem';

/** Between tries where no answer came, ms; after the last the person is told. */
const PAUSES_MS = [800, 2_000, 4_000];

export interface Loaded<T> {
  data: T | null;
  error: Error | null;
  isLoading: boolean;
  reload: () => void;
}

/**
 * What the server says, asked for again when the network or the page comes back. What was there stays while it is asked for anew.
 * @param key of what is loaded: another one forgets what was there; null loads nothing
 */
export function useLoaded<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ key: string | null; data: T | null; error: Error | null; isLoading: boolean }>({
    ...{ key, data: null, error: null, isLoading: key !== null },
  });
  const [round, setRound] = useState(0);
  const how = useRef(load);
  how.current = load;
  const reload = useCallback(() => setRound((so) => so + 1), []);

  useEffect(() => {
    if (key === null) return;
    const leaving = new AbortController();
    setState((so) => ({ key, data: so.key === key ? so.data : null, error: null, isLoading: true }));
    withTries(() => how.current(leaving.signal), leaving.signal).then(
      (data) => {
        if (!leaving.signal.aborted) setState({ key, data, error: null, isLoading: false });
      },
      (error: Error) => {
        if (!leaving.signal.aborted) setState((so) => ({ ...so, error, isLoading: false }));
      },
    );
    return () => leaving.abort();
  }, [key, round]);

  useEffect(() => {
    const back = (): void => {
      if (document.visibilityState === 'visible') reload();
    };
    addEventListener('online', reload);
    document.addEventListener('visibilitychange', back);
    return () => {
      removeEventListener('online', reload);
      document.removeEventListener('visibilitychange', back);
    };
  }, [reload]);

  const isOurs = state.key === key;
  return {
    data: isOurs ? state.data : null,
    error: isOurs ? state.error : null,
    isLoading: !isOurs || state.isLoading,
    reload,
  };
}

async function withTries<T>(load: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await load();
    } catch (error) {
      const isPassing = error instanceof ApiError && (error.status === 0 || error.status >= 500);
      if (!isPassing || signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return load();
}
