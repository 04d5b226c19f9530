import type { CalendarEntry, Misfit } from '../api/live-queries';

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

/**
 * The rows that will not leave when they say, by id. One that was given another time meanwhile is none any more.
 * @param misfits as they were found last
 */
export function misfitsOf(
  entries: readonly CalendarEntry[],
  misfits: readonly Misfit[],
): ReadonlyMap<CalendarEntry['id'], Misfit> {
  const found = new Map(misfits.map((one) => [one.id, one]));
  return new Map(
    entries.flatMap(({ id, state, slotAt }) => {
      const misfit = found.get(id);
      return misfit && state === 'scheduled' && misfit.slotAt === slotAt ? [[id, misfit] as const] : [];
    }),
  );
}

/** How long after its time something left, ms; never less than nothing. */
export function latenessMs({ at, slotAt }: Pick<CalendarEntry, 'at' | 'slotAt'>): number {
  return Math.max(0, Date.parse(at) - Date.parse(slotAt));
}
