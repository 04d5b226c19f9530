import { useSyncExternalStore } from 'react';
import { aheadBy, narrowed, NOTHING_KNOWN } from './clock-bounds.rules';

let known = NOTHING_KNOWN;

/** Takes what an answer of the server says of its clock. */
export function noteDate(date: string | null, askedAt: number, heardAt: number): void {
  known = narrowed(known, date, askedAt, heardAt);
}

/** The server's time as far as it is known, epoch ms: what leaves, leaves by that. */
export function serverNow(): number {
  return Date.now() + aheadBy(known);
}

const listeners = new Set<() => void>();
let second = 0;
let ticking: ReturnType<typeof setTimeout> | undefined;

function tick(): void {
  const now = serverNow();
  second = Math.floor(now / 1_000);
  for (const listener of listeners) listener();
  // With the server's seconds, a little behind them: a count never shows a second too early.
  ticking = setTimeout(tick, 1_005 - (now % 1_000));
}

/** The server's time in whole seconds (epoch ms), anew every second. One clock for all who look at it. */
export function useServerNow(): number {
  return (
    useSyncExternalStore(
      (listener) => {
        listeners.add(listener);
        if (listeners.size === 1) tick();
        return () => {
          listeners.delete(listener);
          if (listeners.size === 0) clearTimeout(ticking);
        };
      },
      () => second || Math.floor(serverNow() / 1_000),
    ) * 1_000
  );
}
