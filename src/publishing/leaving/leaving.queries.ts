import { FROZEN, FROZEN_IN_ISSUE } from '../../schedule/freezes/freeze-cover.rules.js';

/**
 * What is looked at of a publication `p` on its account `a` before it leaves, beside its approvals, hours and blackouts: a `Leaving`.
 * @param at expression for the instant that is asked about
 */
export function leavingAt(at: string): string {
  return `
  p.id, p.seal_id AS "sealId", p.seal_digest AS "sealDigest", p.department_id AS "departmentId",
  p.account_id AS "accountId", p.channel, p.priority,
  p.valid_until <= ${at} AS "expired", p.slot_at > ${at} AS "early", a.state <> 'active' AS "paused",
  ${FROZEN} OR ${FROZEN_IN_ISSUE} AS "frozen",
  (SELECT json_agg(json_build_object('sealId', e.seal_id, 'digest', e.seal_digest, 'title', er.title, 'departmentName', ed.name)
                   ORDER BY e.position)
   FROM mass_issue i JOIN mass_issue_article e ON e.issue_id = i.id JOIN department ed ON ed.id = e.department_id
   JOIN review_seal es ON es.id = e.seal_id JOIN story_revision er ON er.id = es.revision_id
   WHERE i.publication_id = p.id) AS travelling,
  ${at} AS now`;
}

/** Publications `$1` as they would leave now, or at their slots where those are still to come. */
export const LEAVING_BY_ID = `
  SELECT ${leavingAt('greatest(p.slot_at, clock_timestamp())')}
  FROM publication p JOIN account a ON a.id = p.account_id WHERE p.id = ANY ($1::uuid[])`;
