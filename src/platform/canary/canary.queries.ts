/**
 * A new canary, unless somebody sent one within `$2` ms, or the last one still waits for a relay: then it is the relays that are
 * silent, and another word would only lengthen the line. `$1` = its id, `$3` = its job.
 */
export const ASK = `
  INSERT INTO worker_canary (id, canary_id) VALUES (1, $1)
  ON CONFLICT (id) DO UPDATE SET canary_id = EXCLUDED.canary_id, asked_at = clock_timestamp()
  WHERE worker_canary.asked_at < clock_timestamp() - $2 * interval '1 millisecond'
    AND NOT EXISTS (SELECT 1 FROM outbox_event WHERE relayed_at IS NULL AND run_at IS NULL AND job = $3)
  RETURNING canary_id`;

/** Any canary proves that its worker is at work now; only the last one's way is timed. */
export const ANSWER = `
  UPDATE worker_canary
  SET answered_at = clock_timestamp(),
      round_trip_ms = CASE WHEN canary_id = $1 THEN extract(epoch FROM clock_timestamp() - asked_at) * 1000
                           ELSE round_trip_ms END
  WHERE id = 1`;

export const STANDING = `
  SELECT date_trunc('milliseconds', answered_at) AS "answeredAt", round_trip_ms AS "roundTripMs",
         (extract(epoch FROM clock_timestamp() - answered_at) * 1000)::float8 AS "ageMs"
  FROM worker_canary WHERE answered_at IS NOT NULL`;

/** Silences people were told of (`$1` = kind) whose end they were not, with their least length in minutes. */
export const UNANSWERED_SILENCE = `
  SELECT s.episode, greatest(1, round(extract(epoch FROM clock_timestamp() - CASE WHEN s.episode > 'epoch' THEN s.episode ELSE s.raised_at END) / 60))::int AS minutes
  FROM alert s
  WHERE s.kind = $1 AND s.raised_at > clock_timestamp() - interval '3 days'
    AND NOT EXISTS (SELECT 1 FROM alert b WHERE b.kind = 'workers.back' AND b.subject = s.subject AND b.episode = s.episode)`;
