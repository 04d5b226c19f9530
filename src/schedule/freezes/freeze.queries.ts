/** Publications `p` inside the scope of `$1` department (null = all) and `$2` channel (null = all): of a mass send every department that speaks in it. */
const IN_SCOPE = `
  ($1::uuid IS NULL OR p.department_id IN (SELECT id FROM department WHERE $1 = ANY (path))
   OR p.id IN (SELECT i.publication_id FROM mass_issue i JOIN mass_issue_article e ON e.issue_id = i.id
               JOIN department t ON t.id = e.department_id WHERE i.state = 'closed' AND $1 = ANY (t.path)))
  AND ($2::text IS NULL OR p.channel = $2)`;

/** Claims in the scope are given back: nothing was called. Says who they spoke for. */
export const RELEASE_CLAIMS_IN_SCOPE = `
  WITH back AS (
    SELECT p.id, p.claim_token FROM publication p WHERE p.state = 'claimed' AND ${IN_SCOPE} ORDER BY p.id FOR UPDATE),
  moved AS (
    UPDATE publication p SET state = 'scheduled', claim_token = NULL, claim_expires_at = NULL, worker_id = NULL
    FROM back WHERE p.id = back.id
    RETURNING p.id, p.department_id AS "departmentId", p.account_id AS "accountId", p.channel),
  given AS (
    UPDATE send_ledger l SET released_at = clock_timestamp()
    FROM back WHERE l.claim_token = back.claim_token AND l.began_at IS NULL RETURNING l.id)
  SELECT * FROM moved`;

/** Begun, and not known to have ended: what nobody heard of may be out, or be found waiting for a person, after the freeze as before. */
const BEGUN = `('sending', 'confirming', 'unconfirmed')`;

/** What a freeze would stop, and what is under way and let finish. */
export const COUNT_IN_SCOPE = `
  SELECT count(*) FILTER (WHERE p.state IN ('scheduled', 'claimed'))::int AS waiting,
         count(*) FILTER (WHERE p.state IN ('scheduled', 'claimed') AND p.slot_at < clock_timestamp() + interval '24 hours')::int AS "nextDay",
         count(*) FILTER (WHERE p.state IN ${BEGUN})::int AS "underWay"
  FROM publication p
  WHERE (p.state IN ('scheduled', 'claimed') OR p.state IN ${BEGUN}) AND ${IN_SCOPE}`;

/** So many of what a freeze would stop, and of what it would not, are named. */
export const NAMED = 50;

const NAMES = `
  SELECT p.id, r.title AS "storyTitle", dep.name AS "departmentName", a.name AS "accountName", p.channel, p.state, p.slot_at AS "slotAt"
  FROM publication p JOIN department dep ON dep.id = p.department_id JOIN account a ON a.id = p.account_id
  JOIN review_seal s ON s.id = p.seal_id JOIN story_revision r ON r.id = s.revision_id`;

/** The next to leave of those it would stop. */
export const WOULD_STOP = `
  ${NAMES} WHERE p.state IN ('scheduled', 'claimed') AND ${IN_SCOPE} ORDER BY p.slot_at, p.id LIMIT ${NAMED}`;

/** What cannot be stopped any more, the latest begun first. */
export const WOULD_GO_ON = `
  ${NAMES} WHERE p.state IN ${BEGUN} AND ${IN_SCOPE} ORDER BY p.state_since DESC, p.id LIMIT ${NAMED}`;

/** Begun before the freeze and not at its end: named, let finish. */
export const UNDER_WAY = `
  SELECT p.id FROM publication p WHERE p.state IN ${BEGUN} AND ${IN_SCOPE} ORDER BY p.id`;

/**
 * Lifting leaves nothing to flush: what is past its slot waits for a person's choice. What had kept it before, a platform that put it off or
 * refused its account, is not mended by the lift and is said behind.
 */
export const HOLD_PASSED = `
  UPDATE publication p
  SET state = 'held', state_reason = CASE WHEN cause.text IS NULL THEN $3::jsonb ELSE jsonb_set($3::jsonb, '{text}', jsonb_build_object(
        'zh', ($3::jsonb #>> '{text,zh}') || '此外还有没有发出的原因：' || rtrim(cause.text->>'zh', '。') || '。',
        'en', ($3::jsonb #>> '{text,en}') || ' Besides, it was kept back by this: ' || rtrim(cause.text->>'en', '.') || '.')) END
  FROM (SELECT q.id AS kept, coalesce(CASE WHEN a.state = 'unauthorised' THEN a.state_reason->'text' END, q.state_reason->'text') AS text
        FROM publication q JOIN account a ON a.id = q.account_id WHERE q.state = 'scheduled' AND q.slot_at <= clock_timestamp()) AS cause
  WHERE cause.kept = p.id AND p.state = 'scheduled' AND p.slot_at <= clock_timestamp() AND ${IN_SCOPE}
  RETURNING p.id`;

/** When the last call begun before the freeze had ended, and how many began after it (always 0). */
export const QUIET_SINCE = `
  SELECT max(l.ended_at) FILTER (WHERE l.began_at <= $3) AS "lastEnd",
         count(*) FILTER (WHERE l.began_at <= $3 AND l.ended_at IS NULL)::int AS "underWay",
         count(*) FILTER (WHERE l.began_at > $3 AND ($4::timestamptz IS NULL OR l.began_at < $4))::int AS "begunAfter"
  FROM send_ledger l JOIN publication p ON p.id = l.publication_id
  WHERE l.began_at IS NOT NULL AND ($4::timestamptz IS NULL OR l.began_at < $4)
    AND l.claimed_at > $3::timestamptz - interval '1 day' AND ${IN_SCOPE}`;

/** `$1` departments and all above them. */
export const DEPARTMENTS_OVER = `
  SELECT coalesce(array_agg(DISTINCT one), '{}') AS over FROM department, unnest(path) AS one WHERE id = ANY ($1::uuid[])`;

/** The freeze of exactly this scope that is in force, if there is one. */
export const STANDING = `
  SELECT id, declared_at AS "declaredAt" FROM freeze_order
  WHERE lifted_at IS NULL AND department_id IS NOT DISTINCT FROM $1 AND channel IS NOT DISTINCT FROM $2`;

/**
 * Who declared and lifted orders, and where they reach; `$1` ids. A person's name is part of the order: whoever is stopped by it asks them.
 */
export const ORDER_NAMES = `
  SELECT o.id, d.name AS "departmentName", by.display_name AS "declaredBy", up.display_name AS "liftedBy"
  FROM freeze_order o LEFT JOIN department d ON d.id = o.department_id
  LEFT JOIN person by ON by.id = o.declared_by LEFT JOIN person up ON up.id = o.lifted_by
  WHERE o.id = ANY ($1::uuid[])`;
