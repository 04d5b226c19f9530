import type { SlotOutlook } from '../api/calendar-queries';
import { addDays, clockOf, dayOf, hoursOf, instantOf, stretchOf } from '../../../lib/clock/days';

const MINUTE_MS = 60_000;
export const QUARTER_MS = 15 * MINUTE_MS;

/** What somebody would ask for who drops something on a day: its own time of day; today not before the next minute; null in the past. */
export function wishOn(day: string, clock: string, now: number): number | null {
  const at = instantOf(day, clock);
  if (at > now) return at;
  return day === dayOf(now) ? (Math.floor(now / MINUTE_MS) + 2) * MINUTE_MS : null;
}

/** The wish of a place within an hour's row: the quarter it lies in. `share` runs from 0 at its upper edge to 1. */
export function wishWithin(day: string, row: { from: number; to: number }, share: number, now: number): number | null {
  const { from, to } = hoursOf(day, row);
  const kept = Math.min(Math.max(share, 0), 0.999_9);
  const at = from + Math.floor((kept * (to - from)) / QUARTER_MS) * QUARTER_MS;
  if (at > now) return at;
  return at + QUARTER_MS > now ? (Math.floor(now / MINUTE_MS) + 2) * MINUTE_MS : null;
}

/** Every quarter of a day that is still to come. */
export function quartersOf(day: string, now: number): number[] {
  const { from, to } = stretchOf(day);
  const all = Array.from({ length: (to - from) / QUARTER_MS }, (_, n) => from + n * QUARTER_MS);
  const quarters = all.filter((at) => at > now);
  return dayOf(now) === day ? [(Math.floor(now / MINUTE_MS) + 2) * MINUTE_MS, ...quarters] : quarters;
}

/** The next free places: as soon as possible, then at the same time of day on the days after. Each once. */
export function ghostWishes(clock: string, now: number, days: number): number[] {
  const today = dayOf(now);
  const soon = (Math.floor(now / MINUTE_MS) + 2) * MINUTE_MS;
  const later = Array.from({ length: days }, (_, n) => wishOn(addDays(today, n), clock, now));
  return [...new Set([soon, ...later.filter((at): at is number => at !== null)])].sort((a, b) => a - b);
}

/** Of what was answered, the free places, each once and in order. */
export function placesOf(answers: readonly SlotOutlook[], most: number): SlotOutlook[] {
  const places = new Map<string, SlotOutlook>();
  for (const answer of answers)
    if (answer.slotAt !== null && !places.has(answer.slotAt)) places.set(answer.slotAt, answer);
  return [...places.values()].sort((a, b) => ((a.slotAt ?? '') < (b.slotAt ?? '') ? -1 : 1)).slice(0, most);
}

/** Whether the slot is the wish, to the minute. */
export function isAsWished({ wishedAt, slotAt }: Pick<SlotOutlook, 'wishedAt' | 'slotAt'>): boolean {
  if (slotAt === null) return false;
  const [wish, slot] = [Date.parse(wishedAt), Date.parse(slotAt)];
  return dayOf(wish) === dayOf(slot) && clockOf(wish) === clockOf(slot);
}
