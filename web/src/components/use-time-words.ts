import { usePrinting } from '../lib/media';
import { paperTime, shortTime } from '../lib/moment';

/** How an instant is written: short on the screen, which is read now, with its whole date on paper. */
export function useTimeWords(): (at: string) => string {
  return usePrinting() ? paperTime : (at) => shortTime(at);
}
