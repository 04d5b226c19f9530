/**
 * Approvals that stand now, and would not with another name under them (`condition` on the sealed `signature`), as long as something may
 * leave by them: what is planned of each, and whether anything of it is out of the plan and waits for a person.
 */
const signedUnder = (from: string, condition: string): string => `
  WITH signed AS MATERIALIZED (
    SELECT s.id, r.department_id, v.title
    FROM ${from} JOIN review_seal s ON s.round_id = r.id JOIN story_revision v ON v.id = s.revision_id
    CROSS JOIN LATERAL (SELECT s.canonical::jsonb -> 'signature' AS signature) n
    WHERE r.state = 'approved' AND s.voided_at IS NULL AND r.release_to > clock_timestamp() AND ${condition}),
  leaving AS (
    SELECT n.id AS seal_id, p.id, p.state, p.slot_at, p.account_id, n.title, p.department_id
    FROM signed n JOIN publication p ON p.seal_id = n.id
    UNION ALL
    SELECT n.id, p.id, p.state, p.slot_at, p.account_id, n.title, n.department_id
    FROM signed n JOIN mass_issue_article e ON e.seal_id = n.id JOIN mass_issue i ON i.id = e.issue_id
    JOIN publication p ON p.id = i.publication_id AND p.seal_id <> n.id),
  planned AS (SELECT * FROM leaving WHERE state IN ('scheduled', 'claimed'))
  SELECT p.id, p.title, a.name AS "accountName", p.slot_at AS "slotAt", p.department_id AS "departmentId", true AS planned
  FROM planned p JOIN account a ON a.id = p.account_id
  UNION ALL
  SELECT n.id, n.title, NULL, NULL, n.department_id, false
  FROM signed n
  WHERE NOT EXISTS (SELECT FROM planned p WHERE p.seal_id = n.id)
    AND NOT EXISTS (
      SELECT FROM leaving l WHERE l.seal_id = n.id AND l.state NOT IN ('held', 'missed', 'failed', 'cancelled'))
  ORDER BY planned DESC, "slotAt", id`;

/** $1 department, $2 its name until now, $3 its name to be. */
export const SIGNED_UNDER_DEPARTMENT = signedUnder(
  `story y JOIN review_round r ON r.story_id = y.id AND y.department_id = $1`,
  `n.signature ->> 'department' = $2::text AND $2::text <> $3::text`,
);

/** $1 account, $2 the source it names until now, $3 the one to be; null = the department that signs. */
export const SIGNED_WITH_SOURCE = signedUnder(
  `review_round r`,
  `$1::uuid = ANY (r.release_accounts)
     AND n.signature -> 'sources' ->> ($1::uuid)::text = coalesce($2::text, n.signature ->> 'department')
     AND n.signature -> 'sources' ->> ($1::uuid)::text <> coalesce($3::text, n.signature ->> 'department')`,
);
