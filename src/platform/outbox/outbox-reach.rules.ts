/**
 * How far ahead of its time a word goes to the queue, ms. Until then it stays in the outbox: a year's plan is a year of rows and not of delayed jobs, and
 * a queue that is lost takes minutes of alarms with it, not all there are. Relays look every 2 s; what they miss, the reconciler finds.
 */
export const REACH_MS = 10 * 60_000;

/** When a word is due at the queue, as SQL over `outbox_event`: at once, or once its time is within reach. */
export const DUE_AT_QUEUE = `greatest(created_at, coalesce(run_at - interval '${REACH_MS} milliseconds', created_at))`;

const IS_NEAR = `run_at <= statement_timestamp() + interval '${REACH_MS} milliseconds'`;

/** What waits for a relay now; the time is that of the statement, so that an index answers. */
export const WAITS_FOR_RELAY = `relayed_at IS NULL AND (run_at IS NULL OR ${IS_NEAR})`;

/** Whether anything does. Asked apart, each is one look into the index, however many wait for their time. */
export const ANY_WAITS_FOR_RELAY = `
  SELECT EXISTS (SELECT FROM outbox_event WHERE relayed_at IS NULL AND run_at IS NULL)
      OR EXISTS (SELECT FROM outbox_event WHERE relayed_at IS NULL AND ${IS_NEAR}) AS waiting`;
