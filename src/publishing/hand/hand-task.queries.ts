import { freezeCovers } from '../../schedule/freezes/freeze-cover.rules.js';

/** Publications `p` on accounts that a person posts on, with everything their task shows. */
const TASK = `
  SELECT p.id, p.state, p.channel, p.slot_at AS "slotAt", p.first_slot_at AS "firstSlotAt", p.valid_until AS "validUntil",
         p.window_to <= statement_timestamp() AS "windowOver",
         p.url, p.sent_at AS "sentAt", p.seal_id AS "sealId", p.seal_digest AS digest, p.marker, p.story_id AS "storyId", r.title AS "storyTitle",
         p.department_id AS "departmentId", dep.name AS "departmentName",
         p.account_id AS "accountId", a.name AS "accountName", a.department_id AS "accountDepartmentId",
         own.name AS "accountDepartmentName", a.settings,
         p.depends_on IS NOT NULL AND d.url IS NULL AS "linkMissing",
         t.id AS "attemptId", t.accepted_ref IS NOT NULL AS "laidOut", t.began_at AS "beganAt", t.accepted_until AS until,
         h.taken_by AS "takenBy", tp.display_name AS "takenByName", h.taken_at AS "takenAt", coalesce(h.taken_over, false) AS "takenOver",
         h.report, h.reported_by AS "reportedBy", rp.display_name AS "reportedByName", h.reported_at AS "reportedAt",
         h.link, h.finding, h.overruled, h.despite, h.note, h.screenshot,
         s.voided_at AS "voidedAt",
         p.state = 'sent' AND s.voided_at IS NOT NULL AND NOT EXISTS (
           SELECT 1 FROM publication_change c JOIN review_seal n ON n.id = c.seal_id
           WHERE c.publication_id = p.id AND c.kind = 'correct' AND c.state = 'done' AND n.voided_at IS NULL) AS "outUnapproved",
         f.reason AS "freezeReason", f.declared_at AS "frozenSince", statement_timestamp() AS now
  FROM publication p
  JOIN account a ON a.id = p.account_id AND a.driver = 'hand'
  JOIN department own ON own.id = a.department_id
  JOIN department dep ON dep.id = p.department_id
  JOIN review_seal s ON s.id = p.seal_id
  JOIN story_revision r ON r.id = s.revision_id
  LEFT JOIN publication d ON d.id = p.depends_on
  LEFT JOIN LATERAL (
    SELECT * FROM publication_attempt x
    WHERE x.publication_id = p.id AND p.state NOT IN ('scheduled', 'claimed') ORDER BY x.began_at DESC LIMIT 1) t ON true
  LEFT JOIN hand_task h ON h.attempt_id = t.id
  LEFT JOIN person tp ON tp.id = h.taken_by
  LEFT JOIN person rp ON rp.id = h.reported_by
  LEFT JOIN LATERAL (
    SELECT f.reason, f.declared_at FROM freeze_order f
    WHERE ${freezeCovers('p.channel', 'dep.path')}
    ORDER BY f.declared_at LIMIT 1) f ON true`;

export const TASK_BY_ID = `${TASK} WHERE p.id = $1`;

/**
 * What is to be done, by slot: what is with a person, and what comes within `$2` ms. `$1` departments of the accounts, `$3` person whose
 * alone, or null; `$4`/`$5` the place behind which to go on; `$6` rows.
 */
export const TASKS_TO_DO = `
  ${TASK}
  WHERE p.id IN (
      SELECT id FROM publication WHERE state IN ('claimed','sending','confirming','unconfirmed')
      UNION ALL
      SELECT id FROM publication WHERE state = 'scheduled' AND slot_at < statement_timestamp() + $2 * interval '1 millisecond')
    AND a.department_id = ANY ($1::uuid[])
    AND ($3::uuid IS NULL OR h.taken_by = $3)
    AND ($4::timestamptz IS NULL OR (date_trunc('milliseconds', p.slot_at), p.id) > ($4::timestamptz, $5::uuid))
  ORDER BY date_trunc('milliseconds', p.slot_at), p.id LIMIT $6`;

/** What was reported, the latest attempt first. `$1` departments, `$2` reporter or null, `$3` attempts below this one, `$4` rows. */
export const TASKS_REPORTED = `
  ${TASK}
  WHERE h.report IS NOT NULL AND a.department_id = ANY ($1::uuid[])
    AND ($2::uuid IS NULL OR h.reported_by = $2) AND ($3::uuid IS NULL OR h.attempt_id < $3)
  ORDER BY h.attempt_id DESC LIMIT $4`;

/** The first lock of every act, as of every answer: publication, then attempt. */
export const LOCK_TASK = `SELECT id FROM publication WHERE id = $1 FOR UPDATE`;

export const OPEN_ROW = `
  INSERT INTO hand_task (attempt_id, publication_id) VALUES ($1, $2) ON CONFLICT (attempt_id) DO NOTHING`;

/** `$2` takes the task; from somebody else only where `$3` says so. */
export const TAKE_TASK = `
  UPDATE hand_task
  SET taken_over = taken_over OR (taken_by IS NOT NULL AND taken_by <> $2), taken_by = $2, taken_at = clock_timestamp()
  WHERE attempt_id = $1 AND report IS NULL AND (taken_by IS NULL OR taken_by = $2 OR $3) RETURNING attempt_id`;

/** `$2` gives the task back: nobody has it any more. That somebody had it before is not forgotten. */
export const GIVE_BACK_TASK = `
  UPDATE hand_task SET taken_by = NULL, taken_at = NULL
  WHERE attempt_id = $1 AND report IS NULL AND taken_by = $2 RETURNING attempt_id`;

/** `$4`: whoever has it, for its time is over. */
export const SET_SCREENSHOT = `
  UPDATE hand_task SET screenshot = $3
  WHERE attempt_id = $1 AND (taken_by IS NULL OR taken_by = $2 OR $4) AND report IS NULL RETURNING attempt_id`;

/** The place of one whose time was over counts until it is said to be out: when it left, nobody knows. `$1` its attempt. */
export const OPEN_PLACE = `
  UPDATE send_ledger l SET ended_at = NULL
  FROM publication_attempt t WHERE t.id = $1 AND l.claim_token = t.claim_token AND l.released_at IS NULL`;

/** Once: what was reported stays. `$3` report, then link, finding, overruled, despite and note; `$9`: whoever has it, for its time is over. */
export const REPORT_TASK = `
  UPDATE hand_task
  SET report = $3, reported_by = $2, reported_at = clock_timestamp(), link = $4, finding = $5::jsonb, overruled = $6, despite = $7, note = $8
  WHERE attempt_id = $1 AND report IS NULL AND (taken_by IS NULL OR taken_by = $2 OR $9) RETURNING attempt_id`;

/** Another publication whose post a person has given this address. */
export const LINK_ELSEWHERE = `
  SELECT p.id FROM publication p
  WHERE p.url = $1 AND p.link_by IS NOT NULL AND p.id <> $2 AND p.state IN ('sent', 'retracted') LIMIT 1`;
