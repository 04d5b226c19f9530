import { SILENT_AFTER_MS } from '../../platform/canary/canary-watch.service.js';
import { FROZEN } from '../../schedule/freezes/freeze-cover.rules.js';
import { LEFT_STRANDED } from '../prepare/laid-aside.queries.js';
import { RECALL_BY_HAND, TAKEN_BACK } from '../settle/recall/recall.rules.js';

/** Four canaries in a row that no worker answered are a silence (`SILENT_AFTER_MS` of the canary's watch). */
const SOMEBODY_WORKS = `
  EXISTS (SELECT 1 FROM worker_canary WHERE answered_at > statement_timestamp() - ${SILENT_AFTER_MS} * interval '1 millisecond')`;

/** Those that nobody but a person can settle any more. */
export const UNCONFIRMED_FOR_A_PERSON = `
  FROM publication p JOIN publication_attempt t ON t.claim_token = p.claim_token
  WHERE p.state = 'unconfirmed' AND t.outcome = 'unconfirmed' AND t.next_check_at IS NULL`;

/**
 * What people outside have not heard of yet. `$1` = how long after its slot one is late, ms; `$2` = how far back, ms; `$3` = how many.
 * Late is what stands where it should have left, and what the platform keeps putting off; what a freeze or the throttle holds back
 * is as it should be, and what waits for its page is told of with the page. Episodes are cut to what a JavaScript date can hold.
 */
export const TROUBLED = `
  WITH found AS (
    -- Taken back with its approval, which whoever withdrew it asked for, it has not failed.
    SELECT p.id, p.state AS trouble, NULL AS because, p.state_since AS episode FROM publication p
    WHERE p.state IN ('failed', 'missed') AND p.state_since > statement_timestamp() - $2 * interval '1 millisecond'
      AND p.state_reason->>'code' IS DISTINCT FROM '${TAKEN_BACK}'
    UNION
    -- Laid aside by the engine and not by a person, who knows.
    SELECT p.id, 'held', NULL, p.state_since FROM publication p
    WHERE p.state = 'held' AND p.state_since > statement_timestamp() - $2 * interval '1 millisecond'
      AND EXISTS (SELECT 1 FROM audit_entry e
                  WHERE e.subject_type = 'publication' AND e.subject_id = p.id::text AND e.action = 'publication.hold'
                    AND e.actor_id IS NULL AND e.at >= p.state_since - interval '10 seconds')
    UNION
    SELECT p.id, 'unconfirmed',
           CASE WHEN EXISTS (SELECT 1 FROM review_seal v WHERE v.id = p.seal_id AND v.voided_at IS NOT NULL) THEN 'voided' END,
           p.state_since ${UNCONFIRMED_FOR_A_PERSON} AND p.state_reason->>'code' IS DISTINCT FROM '${RECALL_BY_HAND}'
    UNION
    -- Only a receiver of webhooks reports back; elsewhere the draft was found put out by hand.
    SELECT p.id, 'contradicted', CASE WHEN a.driver <> 'webhook' THEN 'by-hand' END, p.contradicted_at
    FROM publication p JOIN account a ON a.id = p.account_id
    WHERE p.contradicted_at > statement_timestamp() - $2 * interval '1 millisecond'
    UNION
    SELECT p.id, 'withdrawn', NULL, v.voided_at FROM publication p JOIN review_seal v ON v.id = p.seal_id
    WHERE p.state IN ('confirming', 'unconfirmed') AND p.state_reason->>'code' = '${RECALL_BY_HAND}' AND v.voided_at IS NOT NULL
    UNION
    SELECT p.id, 'stranded', NULL, p.state_since ${LEFT_STRANDED}
    UNION
    -- Whoever ordered it was told how; that it is still not done must not be known to them alone.
    SELECT c.publication_id, 'unfinished', c.kind, c.ordered_at FROM publication_change c
    WHERE c.ended_at IS NULL AND c.state = 'by_hand' AND c.ordered_at < statement_timestamp() - $1 * interval '1 millisecond'
      AND c.ordered_at > statement_timestamp() - $2 * interval '1 millisecond'
    UNION
    SELECT p.id, 'late', CASE WHEN a.state <> 'active' THEN a.state WHEN NOT ${SOMEBODY_WORKS} THEN 'unworked'
                              WHEN p.prepared_at IS NULL THEN 'unprepared' ELSE 'unclaimed' END, p.first_slot_at
    FROM publication p JOIN account a ON a.id = p.account_id LEFT JOIN publication d ON d.id = p.depends_on
    WHERE p.state = 'scheduled' AND p.slot_at < statement_timestamp() - $1 * interval '1 millisecond'
      AND (p.depends_on IS NULL OR d.state = 'sent') AND NOT ${FROZEN}
    UNION
    SELECT p.id, 'late', 'retry', p.first_slot_at
    FROM publication_attempt t JOIN publication p ON p.id = t.publication_id
    WHERE t.began_at > statement_timestamp() - interval '1 hour' AND t.outcome = 'retry' AND t.began_at >= p.first_slot_at
      AND p.state = 'scheduled' AND p.slot_at >= statement_timestamp() - $1 * interval '1 millisecond'
      AND p.first_slot_at < statement_timestamp() - $1 * interval '1 millisecond' AND NOT ${FROZEN})
  SELECT p.id, f.trouble, f.because, date_trunc('milliseconds', f.episode) AS episode, dep.name AS department, p.channel,
         a.name AS account, p.first_slot_at AS "slotAt", p.state_reason->>'code' AS code
  FROM found f
  JOIN publication p ON p.id = f.id
  JOIN account a ON a.id = p.account_id
  JOIN department dep ON dep.id = p.department_id
  WHERE NOT EXISTS (SELECT 1 FROM alert x
                    WHERE x.kind = 'publication.' || f.trouble AND x.subject = p.id::text
                      AND x.episode = date_trunc('milliseconds', f.episode))
  ORDER BY f.episode, p.id LIMIT $3`;
