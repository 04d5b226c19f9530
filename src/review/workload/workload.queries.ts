/**
 * Rounds as far as they are looked at, each stage with when it began to wait: `$1` departments, `$2` department with all below it, or null.
 */
const ROUNDS = `
  rounds AS (
    SELECT r.id, r.state, r.stage, r.stages, r.authors, r.submitted_at, d.path
    FROM review_round r JOIN department d ON d.id = r.department_id
    WHERE r.department_id = ANY ($1::uuid[]) AND ($2::uuid IS NULL OR $2 = ANY (d.path)))`;

/** What waits now: its role, since when. */
const WAITING = `
  waiting AS (
    SELECT r.id, r.authors, r.path, r.stages -> r.stage ->> 'role' AS role, coalesce(b.at, r.submitted_at) AS since
    FROM rounds r LEFT JOIN review_decision b ON b.round_id = r.id AND b.stage = r.stage - 1
    WHERE r.state = 'in_review')`;

/** What was decided from `$3` and before `$4`, and how long it had waited at its stage, ms. */
const DECIDED = `
  decided AS (
    SELECT x.person_id, x.decision, r.stages -> x.stage ->> 'role' AS role,
           greatest(extract(epoch FROM x.at - coalesce(b.at, r.submitted_at)) * 1000, 0)::float8 AS took
    FROM review_decision x JOIN rounds r ON r.id = x.round_id
    LEFT JOIN review_decision b ON b.round_id = x.round_id AND b.stage = x.stage - 1
    WHERE x.at >= $3 AND x.at < $4)`;

const FIGURES = `count(*)::int AS decided, count(*) FILTER (WHERE decision = 'return')::int AS returned,
           percentile_disc(0.5) WITHIN GROUP (ORDER BY took) AS "tookP50",
           percentile_disc(0.95) WITHIN GROUP (ORDER BY took) AS "tookP95"`;

/** By role of a stage: what waits, since when the longest, what was decided and how long that took. */
export const WORKLOAD_BY_STAGE = `
  WITH ${ROUNDS}, ${WAITING}, ${DECIDED},
  queue AS (SELECT role, count(*)::int AS waiting, min(since) AS since FROM waiting GROUP BY 1),
  done AS (SELECT role, ${FIGURES} FROM decided GROUP BY 1)
  SELECT role, coalesce(queue.waiting, 0) AS waiting, queue.since AS "waitingSince",
         coalesce(done.decided, 0) AS decided, coalesce(done.returned, 0) AS returned, done."tookP50", done."tookP95"
  FROM queue FULL JOIN done USING (role)`;

/**
 * By person: what they may decide of what waits (`$5`–`$7` are who holds which role where, side by side), and what they decided. Nobody
 * decides what they wrote, nor two stages of one round.
 */
export const WORKLOAD_BY_PERSON = `
  WITH ${ROUNDS}, ${WAITING}, ${DECIDED},
  holding AS (SELECT * FROM unnest($5::uuid[], $6::uuid[], $7::text[]) AS h (person_id, department_id, role)),
  queue AS (
    SELECT h.person_id, count(DISTINCT w.id)::int AS waiting, min(w.since) AS since
    FROM waiting w JOIN holding h ON h.role = w.role AND h.department_id = ANY (w.path)
    WHERE NOT h.person_id = ANY (w.authors)
      AND NOT EXISTS (SELECT FROM review_decision x WHERE x.round_id = w.id AND x.person_id = h.person_id)
    GROUP BY 1),
  done AS (SELECT person_id, ${FIGURES} FROM decided GROUP BY 1)
  SELECT p.id AS "personId", p.display_name AS "personName", coalesce(queue.waiting, 0) AS waiting, queue.since AS "waitingSince",
         coalesce(done.decided, 0) AS decided, coalesce(done.returned, 0) AS returned, done."tookP50", done."tookP95"
  FROM queue FULL JOIN done USING (person_id) JOIN person p ON p.id = person_id
  ORDER BY waiting DESC, decided DESC, p.display_name, p.id LIMIT 200`;
