/** A publication as it is compared. */
export const COMPARED_PUBLICATION = `
  SELECT p.id, p.story_id AS "storyId", p.seal_id AS "sealId", p.department_id AS "departmentId", p.account_id AS "accountId",
         p.channel, CASE WHEN p.state = 'sent' THEN p.sent_at ELSE p.slot_at END AS "at"
  FROM publication p WHERE p.id = $1`;

/** The channel of account `$1`. */
export const ACCOUNT_CHANNEL = `SELECT channel FROM account WHERE id = $1`;

/**
 * What is planned, under way or out on account `$1` or by department `$2`, from `$3` to `$4`, the nearest to `$5` first, of approval `$6`
 * only what goes out on other accounts of channel `$8`; at most `$7`. The plan is found by its slots, what has left by the ledger.
 */
export const NEIGHBOURS = `
  WITH near AS (
    SELECT id FROM publication WHERE state = 'scheduled' AND account_id = $1 AND slot_at BETWEEN $3 AND $4
    UNION
    SELECT id FROM publication WHERE state = 'scheduled' AND department_id = $2 AND slot_at BETWEEN $3 AND $4
    UNION
    SELECT publication_id FROM send_ledger WHERE released_at IS NULL AND account_id = $1 AND claimed_at BETWEEN $3 AND $4
    UNION
    SELECT publication_id FROM send_ledger WHERE released_at IS NULL AND department_id = $2 AND claimed_at BETWEEN $3 AND $4
  ), found AS (
    SELECT p.id, p.story_id, p.seal_id, p.department_id, p.account_id, p.channel, p.state <> 'scheduled' AS out,
           CASE WHEN p.state = 'sent' THEN p.sent_at ELSE p.slot_at END AS at
    FROM near JOIN publication p ON p.id = near.id
    WHERE (p.seal_id <> $6 OR (p.channel = $8 AND p.account_id <> $1)) AND p.state IN ('scheduled', 'claimed', 'sending', 'confirming', 'unconfirmed', 'sent')
  )
  SELECT f.id, f.story_id AS "storyId", f.seal_id AS "sealId", f.department_id AS "departmentId", f.channel, f.out AS "isOut", f.at,
         a.name AS "accountName", r.title
  FROM found f JOIN account a ON a.id = f.account_id JOIN review_seal s ON s.id = f.seal_id JOIN story_revision r ON r.id = s.revision_id
  ORDER BY greatest(f.at, $5) - least(f.at, $5), f.id LIMIT $7`;

/** Approvals among `$1` that have no prints yet. */
export const SEALS_WITHOUT_PRINTS = `
  SELECT id FROM unnest($1::uuid[]) AS asked(id)
  WHERE NOT EXISTS (SELECT 1 FROM seal_print p WHERE p.seal_id = asked.id AND p.part = 'body') ORDER BY id`;

export const INSERT_PRINTS = `
  INSERT INTO seal_print (seal_id, part, digest, print)
  SELECT $1, part, digest, print FROM unnest($2::text[], $3::text[], $4::bytea[]) AS given(part, digest, print)
  ON CONFLICT DO NOTHING`;

export const PRINTS_OF_SEALS = `
  SELECT seal_id AS "sealId", part, digest, print FROM seal_print WHERE seal_id = ANY ($1::uuid[]) ORDER BY seal_id, part`;

/** The accounts and the time the standing round of story `$1` is for. */
export const STORY_RELEASE = `
  SELECT release_accounts AS accounts, release_from AS "from", release_to AS "to" FROM review_round
  WHERE story_id = $1 AND state IN ('in_review', 'approved') ORDER BY number DESC LIMIT 1`;

/** Posts of stories other than `$1`, of department `$2` or on accounts `$3`, planned, under way or out from `$4` to `$5`, the latest first; at most `$6`. */
export const NEAR_STORY = `
  WITH near AS (
    SELECT id FROM publication WHERE state = 'scheduled' AND account_id = ANY ($3::uuid[]) AND slot_at BETWEEN $4 AND $5
    UNION
    SELECT id FROM publication WHERE state = 'scheduled' AND department_id = $2 AND slot_at BETWEEN $4 AND $5
    UNION
    SELECT publication_id FROM send_ledger WHERE released_at IS NULL AND account_id = ANY ($3::uuid[]) AND claimed_at BETWEEN $4 AND $5
    UNION
    SELECT publication_id FROM send_ledger WHERE released_at IS NULL AND department_id = $2 AND claimed_at BETWEEN $4 AND $5
  )
  SELECT p.id, p.story_id AS "storyId", p.seal_id AS "sealId", p.department_id AS "departmentId", p.channel, p.state <> 'scheduled' AS "isOut",
         CASE WHEN p.state = 'sent' THEN p.sent_at ELSE p.slot_at END AS at, a.name AS "accountName", r.title
  FROM near JOIN publication p ON p.id = near.id JOIN account a ON a.id = p.account_id
  JOIN review_seal s ON s.id = p.seal_id JOIN story_revision r ON r.id = s.revision_id
  WHERE p.story_id <> $1 AND p.state IN ('scheduled', 'claimed', 'sending', 'confirming', 'unconfirmed', 'sent')
  ORDER BY at DESC, p.id LIMIT $6`;
