import type { PreparationJournal } from '../../channel.js';

/** Step of the journal that keeps what the closing event of a mass send has said. */
export const MASS_EVENT_STEP = 'mass-event';

/** The event's words as facts of the journal. */
export function massEventFacts(event: {
  status: string;
  url: string | null;
  endedAt: number | null;
}): Record<string, string> {
  return { status: event.status, url: event.url ?? '', endedAt: event.endedAt === null ? '' : String(event.endedAt) };
}

/** What the closing event has said; nulls while it has not come, or told no address. */
export function massEvent(journal: Pick<PreparationJournal, 'get'>): {
  status: string | null;
  url: string | null;
  /** When the platform had sent it, epoch ms. */
  endedAt: number | null;
} {
  const facts = journal.get(MASS_EVENT_STEP);
  return {
    status: facts?.['status'] || null,
    url: facts?.['url'] || null,
    endedAt: Number(facts?.['endedAt']) || null,
  };
}
