import { TOOK_LONG } from './ledger-window.rules.js';

/**
 * Enabled policies, all of them: they are read once for every change of the rules. Among them what WeChat lets an account mass-send
 * (Batch_Sends page, 2026): one a day for a 公众号, four a month for a 服务号; no priority goes past it.
 */
export const POLICIES_IN_FORCE = `
  SELECT id, name, NULL AS "englishName", department_id AS "departmentId", spread, channel, account_id AS "accountId", zone, rules
  FROM throttle_policy WHERE enabled
  UNION ALL
  SELECT a.id, concat('群发名额（', a.name, '）'), concat('mass sends of ', a.name), NULL, 'shared', NULL, a.id, 'Asia/Shanghai',
         CASE a.settings ->> 'accountKind'
           WHEN 'service' THEN '[{"type":"limit","max":4,"per":"month","window":"calendar"}]'::jsonb
           ELSE '[{"type":"limit","max":1,"per":"day","window":"calendar"}]'::jsonb END
  FROM account a WHERE a.driver = 'mass'
  ORDER BY id`;

export const BLACKOUTS_AHEAD = `
  SELECT id, name, department_id AS "departmentId", channel, account_id AS "accountId",
         starts_at AS "startsAt", ends_at AS "endsAt", mode
  FROM blackout WHERE ends_at > clock_timestamp() ORDER BY starts_at, id`;

export const DEPARTMENT_PATHS = `SELECT id, path FROM department WHERE id = ANY ($1::uuid[])`;

/** Takes the gate shared; what the rules were made of is read after the wait for it. */
export const PASS_POLICY_GATE = `SELECT policy_gate_shared() AS version`;
/** The same at the gate of freezes. */
export const PASS_FREEZE_GATE = `SELECT freeze_gate_shared() AS version`;
export const RULES_VERSION = `SELECT version FROM throttle_version`;

/** Rows are locked in one fixed order: two claims can wait for each other, never in a ring. */
export const LOCK_SCOPES = `SELECT scope FROM throttle_lock WHERE scope = ANY ($1::text[]) ORDER BY scope FOR UPDATE`;

/** Buckets as columns: `$1` place in the list, `$2` department, `$3` subtree, `$4` channel, `$5` account, `$6` since when. */
const ASKED = `
  asked AS (
    SELECT * FROM unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::timestamptz[])
      AS a(place, department_id, subtree, channel, account_id, since))`;

/**
 * What falls into each bucket asked for, in one statement. Three branches instead of one condition with three alternatives: each then
 * has the index of its own kind of bucket. Whether a row's department lies in a subtree is looked up by its key, row by row: the list of
 * the subtree would be made anew for every row.
 * @param columns of `t` that are wanted @param table the rows @param condition on `t` and the bucket `a` @param rest order and limit
 */
function perBucket(columns: string, table: string, condition: string, rest = ''): string {
  const branch = (kind: string, key: string): string => `
    SELECT a.place, f.* FROM asked a CROSS JOIN LATERAL (
      SELECT ${columns} FROM ${table} t
      WHERE ${condition} ${key} AND (a.channel IS NULL OR t.channel = a.channel)
        AND (a.subtree IS NULL
             OR EXISTS (SELECT FROM department d WHERE d.id = t.department_id AND a.subtree = ANY (d.path)))
      ${rest}) f
    WHERE ${kind}`;
  return [
    branch('a.department_id IS NOT NULL AND a.account_id IS NULL', 'AND t.department_id = a.department_id'),
    branch(
      'a.department_id IS NOT NULL AND a.account_id IS NOT NULL',
      'AND t.department_id = a.department_id AND t.account_id = a.account_id',
    ),
    branch('a.department_id IS NULL AND a.account_id IS NOT NULL', 'AND t.account_id = a.account_id'),
    branch('a.department_id IS NULL AND a.account_id IS NULL', ''),
  ].join(' UNION ALL ');
}

/** Seconds of the epoch, a row a bucket: thousands of sends are read in every round of claims, and rows with dates cost more than they say. */
const SENDS = `
  string_agg(date_part('epoch', coalesce(t.began_at, t.claimed_at))::text, ',') AS begins,
  string_agg(coalesce(date_part('epoch', t.ended_at)::text, ''), ',') AS ends`;

/**
 * Sends that may still matter. A send counts from its claim until it has ended, and one that is still open counts as now, however long
 * ago they were claimed: such old ones are few, and found by when they ended or through their publications. A bucket has up to two rows,
 * with nulls where there is nothing.
 */
const sendsOfBuckets = (among: string) => `
  WITH ${ASKED},
  old AS (
    SELECT l.* FROM publication p JOIN send_ledger l ON l.claim_token = p.claim_token
    WHERE p.state IN ('claimed', 'sending', 'confirming') AND p.claimed_at <= (SELECT max(since) FROM asked)
      AND l.ended_at IS NULL
    UNION ALL
    SELECT l.* FROM send_ledger l WHERE ${TOOK_LONG} AND l.ended_at > (SELECT min(since) FROM asked))
  ${perBucket(SENDS, 'send_ledger', `t.released_at IS NULL ${among} AND t.claimed_at > a.since`)}
  UNION ALL
  ${perBucket(SENDS, 'old', `t.released_at IS NULL ${among} AND (t.ended_at IS NULL OR t.ended_at > a.since) AND t.claimed_at <= a.since`)}`;

export const SENDS_OF_BUCKETS = sendsOfBuckets('');
/** The same without those of the claim tokens `$7`. */
export const SENDS_BUT_SOME = sendsOfBuckets('AND t.claim_token <> ALL ($7::uuid[])');

/** The first `$7` slots granted to others from `since` on, without those of `$8`. */
export const SLOTS_OF_BUCKETS = `
  WITH ${ASKED}
  ${perBucket(
    't.slot_at AS "slotAt"',
    'publication',
    `t.state = 'scheduled' AND t.slot_at > a.since AND t.id <> ALL ($8::uuid[])`,
    'ORDER BY t.slot_at LIMIT $7',
  )}`;

/** Who waits ahead of `$7`/`$8`/`$9` (urgency, first slot, id), without `$10`: what refused claims line up behind, in their order. */
export const QUEUES_OF_BUCKETS = `
  WITH ${ASKED}
  SELECT * FROM (${perBucket(
    `CASE t.priority WHEN 'urgent' THEN 0 ELSE 1 END AS urgency, t.first_slot_at AS "firstSlotAt", t.id, t.slot_at AS "slotAt"`,
    'publication',
    `t.state = 'scheduled' AND t.slot_at > a.since AND t.id <> ALL ($10::uuid[])
     AND (CASE t.priority WHEN 'urgent' THEN 0 ELSE 1 END, t.first_slot_at, t.id) < ($7::int, $8::timestamptz, $9::uuid)`,
  )}) q ORDER BY place, urgency, "firstSlotAt", id`;
