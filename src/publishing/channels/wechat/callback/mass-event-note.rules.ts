import type { PreparationJournal } from '../../channel.js';

/** Step of the journal that keeps what the closing event of a mass send has said. */
export const MASS_EVENT_STEP = 'mass-event';

/** The event's words as facts of the journal. */
export function massEventFacts(event: { status: string; url: string | null }): Record<string, string> {
  return { status: event.status, url: event.url ?? '' };
}

/** What the closing event has said; nulls while it has not come, or told no address. */
export function massEvent(journal: Pick<PreparationJournal, 'get'>): { status: string | null; url: string | null } {
  const facts = journal.get(MASS_EVENT_STEP);
  return { status: facts?.['status'] || null, url: facts?.['url'] || null };
}
