import { IN_HAND, IN_HAND_UNTIL } from '../publications/publication.queries.js';

/** An approval's place in an issue of an account that has not been cancelled. `$1` seal, `$2` account. */
export const BOOKED_UNDER = `
  SELECT i.id FROM mass_issue_article e JOIN mass_issue i ON i.id = e.issue_id
  WHERE e.seal_id = $1 AND i.account_id = $2 AND i.state <> 'cancelled' LIMIT 1`;

/** Booking and scheduling of one approval on one account, one after the other; the two look in different tables. */
export const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtextextended(concat('issue ', $1::text, ' ', $2::text), 0))`;

/** Whatever changes an issue holds its row. */
export const LOCK_ISSUE = `
  SELECT i.id, i.account_id AS "accountId", a.department_id AS "departmentId", i.slot_at AS "slotAt", i.closes_at AS "closesAt",
         i.state, i.publication_id AS "publicationId", i.opened_by AS "openedBy", clock_timestamp() AS now
  FROM mass_issue i JOIN account a ON a.id = i.account_id WHERE i.id = $1 FOR UPDATE OF i`;

const ISSUE_VIEW = `
  SELECT i.id, i.account_id AS "accountId", a.name AS "accountName", a.department_id AS "departmentId",
         i.slot_at AS "slotAt", i.closes_at AS "closesAt", i.state, i.state_reason AS "stateReason",
         i.publication_id AS "publicationId", p.state AS "publicationState", p.state_reason AS "publicationReason",
         p.slot_at AS "grantedAt", p.because, coalesce(p.may_be_out, false) AS "mayBeOut", clock_timestamp() AS now,
         CASE WHEN ${IN_HAND} = 'administrator' THEN ${IN_HAND_UNTIL} END AS "confirmUntil"
  FROM mass_issue i JOIN account a ON a.id = i.account_id LEFT JOIN publication p ON p.id = i.publication_id`;

/** `$1` departments whose accounts are looked at, `$2` account or null, `$3` from and `$4` to which slot. */
export const ISSUE_PAGE = `
  ${ISSUE_VIEW}
  WHERE a.department_id = ANY ($1::uuid[]) AND ($2::uuid IS NULL OR i.account_id = $2)
    AND i.slot_at >= $3 AND i.slot_at < $4
  ORDER BY i.slot_at, i.id LIMIT 200`;

export const ISSUE_BY_ID = `
  ${ISSUE_VIEW}
  WHERE i.id = $1`;

/** Articles of issues `$1` in their order. `standing`: their approval still stands. */
export const ARTICLES_OF = `
  SELECT e.id, e.issue_id AS "issueId", e.position, e.story_id AS "storyId", e.seal_id AS "sealId", e.seal_digest AS digest,
         e.department_id AS "departmentId", d.name AS "departmentName", r.title, e.booked_by AS "bookedBy",
         e.window_from AS "windowFrom", e.window_to AS "windowTo", e.marker, o.state = 'approved' AS standing
  FROM mass_issue_article e
  JOIN department d ON d.id = e.department_id
  JOIN review_seal s ON s.id = e.seal_id
  JOIN story_revision r ON r.id = s.revision_id
  JOIN review_round o ON o.id = s.round_id
  WHERE e.issue_id = ANY ($1::uuid[]) ORDER BY e.issue_id, e.position`;

export const PLACE_ARTICLES = `
  UPDATE mass_issue_article e SET position = o.position
  FROM unnest($2::uuid[], $3::int[]) AS o(id, position) WHERE e.issue_id = $1 AND e.id = o.id`;

/** Issues whose time to close has come; one hand each. */
export const CLOSING_DUE = `
  SELECT id FROM mass_issue WHERE state = 'open' AND closes_at <= statement_timestamp() ORDER BY closes_at, id LIMIT 20`;

/** Given up only while nothing has begun. */
export const CANCEL_PUBLICATION = `
  UPDATE publication SET state = 'cancelled', state_reason = $2::jsonb
  WHERE id = $1 AND state IN ('scheduled', 'held', 'failed', 'missed') AND NOT may_be_out RETURNING id`;
