import { addDays, dayOf, hourOf, instantOf, stretchOf } from '../../lib/clock/days';
import { ZONE } from '../../lib/moment';

/** Whoever looks at the desk from then on looks after the night too. */
const EVENING = 18;
const MORNING = '09:00';

/** What of the plan the desk lists, by the institution's clocks. */
export interface LeavingSpan {
  /** The day it is, `YYYY-MM-DD`. */
  day: string;
  /** Epoch ms; `to` does not belong to it. */
  from: number;
  to: number;
  withNight: boolean;
}

/** The day it is; from 18:00 on also the night, until 09:00 tomorrow: what leaves at 00:20 belongs to whoever is on duty at 23:20. */
export function leavingSpan(now: number, zone = ZONE): LeavingSpan {
  const day = dayOf(now, zone);
  const today = { day, ...stretchOf(day, zone) };
  return hourOf(now, zone) < EVENING
    ? { ...today, withNight: false }
    : { ...today, to: instantOf(addDays(day, 1), MORNING, zone), withNight: true };
}

/** Where not all have room, what has passed makes way first, the earliest of it at first; then the latest. @param entries by time */
export function withRoom<T extends { at: string }>(entries: readonly T[], now: number, room: number): T[] {
  const passed = entries.filter(({ at }) => Date.parse(at) < now).length;
  const first = Math.max(0, Math.min(passed, entries.length - room));
  return entries.slice(first, first + room);
}
