/** Enabled policies; `$1` = largest set of ancestors in play, so that a thousand departments' own policies stay unread. */
export const POLICIES_FOR_DEPARTMENTS = `
  SELECT id, name, department_id AS "departmentId", spread, channel, account_id AS "accountId", zone, rules
  FROM throttle_policy
  WHERE enabled AND (department_id IS NULL OR department_id = ANY ($1::uuid[]))
  ORDER BY id`;

export const BLACKOUTS_AHEAD = `
  SELECT id, name, department_id AS "departmentId", channel, account_id AS "accountId",
         starts_at AS "startsAt", ends_at AS "endsAt", mode
  FROM blackout
  WHERE ends_at > clock_timestamp() AND (department_id IS NULL OR department_id = ANY ($1::uuid[]))
  ORDER BY starts_at, id`;

export const DEPARTMENT_PATHS = `SELECT id, path FROM department WHERE id = ANY ($1::uuid[])`;

/** Rows are locked in one fixed order: two claims can wait for each other, never in a ring. */
export const LOCK_SCOPES = `SELECT scope FROM throttle_lock WHERE scope = ANY ($1::text[]) ORDER BY scope FOR UPDATE`;

const FILTER = `
  ($1::uuid IS NULL OR department_id = $1)
  AND ($2::uuid IS NULL OR department_id IN (SELECT id FROM department WHERE $2 = ANY (path)))
  AND ($3::text IS NULL OR channel = $3)
  AND ($4::uuid IS NULL OR account_id = $4)`;

/** Sends that may still matter: from `$5` on. A send counts from its claim; one not ended has no end. */
export const SENDS_OF_BUCKET = `
  SELECT coalesce(began_at, claimed_at) AS "begin", ended_at AS "end"
  FROM send_ledger
  WHERE released_at IS NULL AND claimed_at > $5 AND ${FILTER}`;

/** Slots granted to others. */
export const SLOTS_OF_BUCKET = `
  SELECT slot_at AS "slotAt"
  FROM publication
  WHERE state = 'scheduled' AND slot_at > $5 AND id <> ALL ($6::uuid[]) AND ${FILTER}`;

/** Slots of those that go before `$7`/`$8`/`$9` (urgency, first slot, id) among the waiting: what a refused claim lines up behind. */
export const SLOTS_AHEAD_OF = `
  SELECT slot_at AS "slotAt"
  FROM publication
  WHERE state = 'scheduled' AND slot_at > $5 AND id <> ALL ($6::uuid[]) AND ${FILTER}
    AND (CASE priority WHEN 'urgent' THEN 0 ELSE 1 END, first_slot_at, id) < ($7::int, $8::timestamptz, $9::uuid)`;
