import { PLACES_KEPT_FOR_SLOTS } from './kept-place.rules.js';

/**
 * The ledger is read by when a send was claimed, from this long before the window that is asked about, ms: most calls end within it. Those
 * that took longer are read by when they ended.
 */
export const SLACK_MS = 3_600_000;

/**
 * Sends of the ledger `l` that were under way for longer than that: what people post by hand, or publish as a draft, and a content system
 * that answers late. As the index `send_ledger_long` has it.
 */
export const TOOK_LONG = `l.released_at IS NULL AND l.ended_at - l.claimed_at > interval '1 hour'`;

/** Sends of the ledger `l` that may still count for a window that begins `SLACK_MS` after `since`: claimed, ended or still open after it. */
export function mayCountSince(since: string): string {
  return `l.released_at IS NULL
    AND (l.claimed_at > ${since} OR (${TOOK_LONG} AND l.ended_at > ${since})
         OR (l.ended_at IS NULL AND l.claim_token IN (
           SELECT claim_token FROM publication WHERE state IN ('claimed', 'sending', 'confirming'))))`;
}

/** The same, without the places that are kept for what is on the schedule: for plans that have all slots and no word on who stands in whose way. */
export function mayCountBesideSlots(since: string): string {
  return `${mayCountSince(since)} AND l.claim_token <> ALL (${PLACES_KEPT_FOR_SLOTS})`;
}
