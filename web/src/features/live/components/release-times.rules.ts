import { local } from '../../../lib/moment';

const dayOf = (at: string | Date, zone?: string): string => local(at, zone).format('YYYY-MM-DD');

/** Whether a new time must say that it is today's: beside an old one of another day, the clock alone reads as that day's. */
export function saysToday(to: string, from: string, now: Date = new Date(), zone?: string): boolean {
  return dayOf(to, zone) === dayOf(now, zone) && dayOf(from, zone) !== dayOf(now, zone);
}
