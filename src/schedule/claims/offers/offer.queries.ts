import { FROZEN_IN_ISSUE, freezeCovers } from '../../freezes/freeze-cover.rules.js';
import { LOOK_IS_OWED } from '../../publications/owed-look.rules.js';
import { LEADS_SOMEWHERE } from '../claim.queries.js';
import { OFFERED_AT_ONCE, OFFERED_OF_A_LINE } from './offer.rules.js';

/** As the index `publication_slipped` has it: the few that could not leave at the slots they were granted first. */
const slipped = (publication: string) =>
  `${publication}.state = 'scheduled' AND ${publication}.slot_at > ${publication}.first_slot_at`;

const reaches = (bucket: string, account: string) => `
  (${bucket}.account_id IS NULL OR ${bucket}.account_id = ${account}.id)
  AND (${bucket}.channel IS NULL OR ${bucket}.channel = ${account}.channel)`;

/**
 * Who can use a place in the buckets `$1` department, `$2` subtree, `$3` channel, `$4` account. Those of one department on one account and
 * of one priority are a line: they are bound by the very same rules, so whether the first of it can leave says it of all. What stops one
 * line need not stop another, so every line is asked. Frozen lines are not: there a slot ahead is better than one that has passed.
 *
 * Lines are walked from one to the next in an index that holds nothing but what slipped (those a platform put off are not in line: they
 * are to be prepared again): a few pages are read for each line, however much is planned.
 */
export const SLIPPED_BEHIND = `
  WITH RECURSIVE
  freed AS MATERIALIZED (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) AS b(department_id, subtree, channel, account_id)),
  walked AS (
    SELECT f.* FROM account a CROSS JOIN LATERAL (
      SELECT q.account_id, q.department_id, q.priority FROM publication q
      WHERE ${slipped('q')} AND q.account_id = a.id ORDER BY q.department_id, q.priority LIMIT 1) f
    WHERE EXISTS (SELECT 1 FROM freed b WHERE b.department_id IS NULL AND ${reaches('b', 'a')})
    UNION ALL
    SELECT n.* FROM walked w CROSS JOIN LATERAL (
      SELECT q.account_id, q.department_id, q.priority FROM publication q
      WHERE ${slipped('q')} AND q.account_id = w.account_id AND (q.department_id, q.priority) > (w.department_id, w.priority)
      ORDER BY q.department_id, q.priority LIMIT 1) n),
  lines AS MATERIALIZED (
    SELECT w.*, a.channel FROM walked w JOIN account a ON a.id = w.account_id JOIN department d ON d.id = w.department_id
    WHERE EXISTS (SELECT 1 FROM freed b WHERE b.department_id IS NULL AND ${reaches('b', 'a')}
                  AND (b.subtree IS NULL OR b.subtree = ANY (d.path)))
    UNION
    SELECT q.account_id, q.department_id, q.priority, a.channel
    FROM freed b JOIN account a ON ${reaches('b', 'a')} CROSS JOIN (VALUES ('normal'), ('urgent')) AS of_priority(name)
    CROSS JOIN LATERAL (
      SELECT q.account_id, q.department_id, q.priority FROM publication q
      WHERE ${slipped('q')} AND q.account_id = a.id AND q.department_id = b.department_id AND q.priority = of_priority.name
      LIMIT 1) q
    WHERE b.department_id IS NOT NULL)
  SELECT o.id, l.department_id AS "departmentId", l.account_id AS "accountId", l.channel, l.priority = 'urgent' AS urgent,
         o.wished_at AS "wishedAt", o.slot_at AS "slotAt"
  FROM lines l JOIN department d ON d.id = l.department_id
  CROSS JOIN LATERAL (
    SELECT p.id, p.wished_at, p.slot_at FROM publication p LEFT JOIN publication d ON d.id = p.depends_on
    WHERE ${slipped('p')} AND p.account_id = l.account_id AND p.department_id = l.department_id AND p.priority = l.priority
      AND p.prepared_at IS NOT NULL AND p.first_slot_at <= statement_timestamp()
      AND p.slot_at > statement_timestamp() + interval '1 second'
      AND ${LEADS_SOMEWHERE} AND NOT ${LOOK_IS_OWED} AND NOT ${FROZEN_IN_ISSUE}
    ORDER BY p.first_slot_at, p.id
    LIMIT least(${OFFERED_OF_A_LINE}, greatest(1, ${OFFERED_AT_ONCE} / (SELECT greatest(1, count(*)) FROM lines)))) o
  WHERE NOT EXISTS (SELECT 1 FROM freeze_order f WHERE ${freezeCovers('l.channel', 'd.path')})`;

/** Those of `$1` that nobody else is at come as early as `$2`: the next claim grants or moves them anew. */
export const OFFER = `
  WITH free AS (
    SELECT p.id, o.slot_at FROM unnest($1::uuid[], $2::timestamptz[]) AS o(id, slot_at) JOIN publication p ON p.id = o.id
    WHERE p.state = 'scheduled' AND p.slot_at > o.slot_at ORDER BY p.id FOR UPDATE OF p SKIP LOCKED)
  UPDATE publication p SET slot_at = free.slot_at FROM free WHERE p.id = free.id`;
