/** Once for a kind, a subject and an episode, whoever raises it. */
export const RAISE = `
  INSERT INTO alert (id, kind, subject, episode, facts) VALUES ($1, $2, $3, $4, $5::jsonb)
  ON CONFLICT ON CONSTRAINT alert_once DO NOTHING RETURNING id`;

/** True for one process at a time, until its transaction ends. */
export const COMPOSING_ALONE = `SELECT pg_try_advisory_xact_lock(hashtext('alert composing'), hashtext($1)) AS alone`;

/** Alerts that have no message on route `$1` yet, oldest first; none while the last message is younger than `$3` ms. `$2` = how far back, ms. */
export const UNTOLD = `
  SELECT a.id FROM alert a
  WHERE a.raised_at > clock_timestamp() - $2 * interval '1 millisecond'
    AND NOT EXISTS (SELECT 1 FROM alert_delivery d WHERE d.alert_id = a.id AND d.route = $1)
    AND NOT EXISTS (SELECT 1 FROM alert_message m
                    WHERE m.route = $1 AND m.composed_at > clock_timestamp() - $3 * interval '1 millisecond')
  ORDER BY a.raised_at, a.id LIMIT $4`;

export const COMPOSE = `INSERT INTO alert_message (id, route) VALUES ($1, $2)`;

export const TELL_IN = `
  INSERT INTO alert_delivery (alert_id, route, message_id) SELECT unnest($1::uuid[]), $2, $3`;

/** Takes messages whose time has come; nobody else tries them for `$2` ms. */
export const TAKE_MESSAGES = `
  UPDATE alert_message SET tries = tries + 1, next_try_at = clock_timestamp() + $2 * interval '1 millisecond'
  WHERE id IN (SELECT id FROM alert_message
               WHERE delivered_at IS NULL AND given_up_at IS NULL AND next_try_at <= clock_timestamp()
                 AND route = ANY ($1::text[])
               ORDER BY next_try_at LIMIT 5 FOR UPDATE SKIP LOCKED)
  RETURNING id, route, tries, composed_at < clock_timestamp() - $3 * interval '1 millisecond' AS old`;

export const WAITING_MESSAGES = `
  SELECT r.route, (SELECT count(*)::int FROM alert_message m
                   WHERE m.route = r.route AND m.delivered_at IS NULL AND m.given_up_at IS NULL) AS n
  FROM unnest(ARRAY['mail', 'webhook']) AS r(route)`;

export const ALERTS_OF = `
  SELECT a.id, a.kind, a.subject, a.episode, a.facts FROM alert_delivery d JOIN alert a ON a.id = d.alert_id
  WHERE d.message_id = $1 ORDER BY a.raised_at, a.id`;

export const DELIVERED = `UPDATE alert_message SET delivered_at = clock_timestamp(), fault = NULL WHERE id = $1`;

export const AGAIN_LATER = `
  UPDATE alert_message SET fault = $2, next_try_at = clock_timestamp() + $3 * interval '1 millisecond' WHERE id = $1`;

export const GIVE_UP = `UPDATE alert_message SET fault = $2, given_up_at = clock_timestamp() WHERE id = $1`;

/** What nobody asks for any more. */
export const FORGET = `
  WITH messages AS (DELETE FROM alert_message WHERE composed_at < clock_timestamp() - interval '90 days')
  DELETE FROM alert WHERE raised_at < clock_timestamp() - interval '90 days'`;
