/** So many acts are told: the last. */
export const HISTORY_TOLD = 200;

/** What was done to publication `$1`, acts `$2`, the latest first. */
export const HISTORY_OF = `
  SELECT e.id::text AS id, e.at, e.action, who.display_name AS by, e.data
  FROM audit_entry e LEFT JOIN person who ON who.id = e.actor_id
  WHERE e.subject_type = 'publication' AND e.subject_id = $1::text AND e.action = ANY ($2::text[])
  ORDER BY e.id DESC LIMIT ${HISTORY_TOLD}`;

/** What people have found out about publication `$1`, the latest first; `open` waits for a second person. */
export const VERDICTS_OF = `
  SELECT v.id, v.verdict, v.note, v.proposed_by AS "proposedById", by.display_name AS "proposedBy", v.proposed_at AS "proposedAt",
         also.display_name AS "confirmedBy", v.confirmed_at AS "confirmedAt", v.overtaken_at AS "overtakenAt",
         v.verdict = 'absent' AND v.confirmed_at IS NULL AND v.overtaken_at IS NULL
           AND p.state = 'unconfirmed' AND p.claim_token = t.claim_token AS open
  FROM publication_resolution v
  JOIN publication p ON p.id = v.publication_id
  JOIN publication_attempt t ON t.id = v.attempt_id
  LEFT JOIN person by ON by.id = v.proposed_by LEFT JOIN person also ON also.id = v.confirmed_by
  WHERE v.publication_id = $1 ORDER BY v.proposed_at DESC`;
