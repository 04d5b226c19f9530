import type { CalendarEntry } from '../api/live-queries';

/** The calendar around now, as the live desk looks at it. */
export interface Flow {
  /** Being sent, or about to be: by the time they were to leave. */
  going: CalendarEntry[];
  /** Out within the time looked back on, the latest first. */
  left: CalendarEntry[];
}

const GOING: readonly CalendarEntry['state'][] = ['scheduled', 'claimed', 'sending', 'confirming'];

/** What needs a person is not here: it is shown by itself. */
export function flowOf(entries: readonly CalendarEntry[]): Flow {
  return {
    going: entries
      .filter(({ state }) => GOING.includes(state))
      .sort((one, other) => one.slotAt.localeCompare(other.slotAt)),
    left: entries.filter(({ state }) => state === 'sent').sort((one, other) => other.at.localeCompare(one.at)),
  };
}

/** How long after its time something left, ms; never less than nothing. */
export function latenessMs({ at, slotAt }: Pick<CalendarEntry, 'at' | 'slotAt'>): number {
  return Math.max(0, Date.parse(at) - Date.parse(slotAt));
}
