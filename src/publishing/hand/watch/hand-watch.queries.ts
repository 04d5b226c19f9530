import { FROZEN } from '../../../schedule/freezes/freeze-cover.rules.js';

/**
 * Tasks by hand that people have not been reminded of yet. `$1` = how long before the slot, ms. `soon`: the slot comes; `due`: it is
 * here; `waiting`: half of the time is over and nobody has reported. What a freeze or a rest of the account holds back for long, or is
 * not approved any more, is left out here already, so that the first rows are not always these.
 */
export const TASKS_TO_REMIND_OF = `
  WITH found AS (
    SELECT p.id, 'soon' AS call, p.slot_at AS episode, p.slot_at AS at, NULL::timestamptz AS until
    FROM publication p
    WHERE p.state = 'scheduled' AND p.slot_at < statement_timestamp() + $1 * interval '1 millisecond' AND p.slot_at > statement_timestamp()
    UNION ALL
    SELECT p.id, 'due', t.began_at, t.slot_at, t.accepted_until
    FROM publication p JOIN publication_attempt t ON t.claim_token = p.claim_token
    WHERE p.state = 'confirming' AND t.ended_at IS NULL
    UNION ALL
    SELECT p.id, 'waiting', t.began_at, t.slot_at, t.accepted_until
    FROM publication p JOIN publication_attempt t ON t.claim_token = p.claim_token
    WHERE p.state = 'confirming' AND t.ended_at IS NULL
      AND statement_timestamp() > t.began_at + (t.accepted_until - t.began_at) / 2)
  SELECT p.id, f.call, date_trunc('milliseconds', f.episode) AS episode, f.at, f.until, dep.name AS department, p.channel,
         a.name AS account, EXISTS (SELECT FROM hand_task h JOIN publication_attempt t ON t.id = h.attempt_id
                                    WHERE t.claim_token = p.claim_token AND h.taken_by IS NOT NULL) AS taken
  FROM found f
  JOIN publication p ON p.id = f.id
  JOIN account a ON a.id = p.account_id AND a.driver = 'hand'
  JOIN department dep ON dep.id = p.department_id
  WHERE a.state = 'active' AND NOT ${FROZEN}
    AND NOT EXISTS (SELECT FROM review_seal s WHERE s.id = p.seal_id AND s.voided_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM alert x
                    WHERE x.kind = 'hand.' || f.call AND x.subject = p.id::text AND x.episode = date_trunc('milliseconds', f.episode))
  ORDER BY f.episode, p.id LIMIT 200`;
