import { useRef, useState } from 'react';

export interface Act {
  busy: boolean;
  /** Why the last one was refused, in words; null when it was not. */
  trouble: unknown;
  /** Does it unless it is being done. @returns whether it was done */
  run: (work: () => Promise<unknown>) => Promise<boolean>;
  forget: () => void;
}

/** One act of a person at a time: whether it is under way and what became of it. */
export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const running = useRef(false);
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setTrouble(null);
    try {
      await work();
      return true;
    } catch (error) {
      setTrouble(error);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }
  return { busy, trouble, run, forget: () => setTrouble(null) };
}
