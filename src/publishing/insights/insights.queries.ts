import { MISSED_OF_POST, missingOfAll, UNREAD_OF_POST } from '../measuring/counts/unread.queries.js';

/**
 * The slot a post was to leave at, as people last had it: what the platform put off, or the system after it, was promised before. The try
 * that failed keeps the slot it was made at, and a person's act gives a first slot behind all tries before it.
 */
const PROMISED_AT = `
  CASE WHEN p.slot_at > p.first_slot_at THEN least(p.slot_at, (
    SELECT min(a.slot_at) FROM publication_attempt a WHERE a.publication_id = p.id AND a.slot_at >= p.first_slot_at))
  ELSE p.slot_at END`;

/**
 * What went out, one row a post: when, whose, where, how late and what was counted last. `$1` departments, `$2` campaign, `$3` department
 * with all below it, `$4` channel, `$5` from, `$6` before, `$7` the zone whose
 * clocks and days are meant.
 * @param within what of `p` lies between `$5` and `$6`
 */
const goneWithin = (within: string) => `
  WITH gone AS (
    SELECT p.id, p.channel, p.department_id, p.account_id, p.seal_id, p.url, st.campaign_id, st.pillar_id,
           p.sent_at, to_go.promised_at, p.sent_at AT TIME ZONE $7::text AS there,
           -- What a person has published after it had failed is known only when they say so.
           CASE WHEN p.link_by IS NULL OR p.channel = 'other' OR EXISTS (
                  SELECT 1 FROM publication_attempt a WHERE a.publication_id = p.id AND a.outcome = 'sent')
                THEN greatest(extract(epoch FROM p.sent_at - to_go.promised_at) * 1000, 0)::float8 END AS late,
           f.at AS counted_at, f.reads, f.likes, f.comments, f.shares, ${UNREAD_OF_POST} AS unread, ${MISSED_OF_POST} AS missed,
           fo.gone_at IS NOT NULL AS is_gone
    FROM publication p
    JOIN story st ON st.id = p.story_id
    JOIN department dep ON dep.id = p.department_id
    CROSS JOIN LATERAL (SELECT ${PROMISED_AT} AS promised_at) to_go
    LEFT JOIN LATERAL (SELECT at, reads, likes, comments, shares FROM post_figure
                       WHERE publication_id = p.id ORDER BY at DESC LIMIT 1) f ON true
    LEFT JOIN post_follow fo ON fo.publication_id = p.id
    WHERE p.state = 'sent' AND ${within} AND p.department_id = ANY ($1::uuid[])
      AND ($2::uuid IS NULL OR st.campaign_id = $2) AND ($3::uuid IS NULL OR $3 = ANY (dep.path))
      AND ($4::text IS NULL OR p.channel = $4))`;

const OUT = goneWithin('p.sent_at >= $5 AND p.sent_at < $6');

/**
 * By the time it was to leave, whenever it did. The second condition is for the index: what was found out there by an earlier try is dated
 * before its time, by days at the most.
 */
const PLANNED = goneWithin(
  `to_go.promised_at >= $5 AND to_go.promised_at < $6 AND p.sent_at >= $5::timestamptz - interval '31 days'`,
);

const COUNTS = `count(*)::int AS out, count(*) FILTER (WHERE g.is_gone)::int AS gone, count(g.counted_at)::int AS counted, sum(g.reads)::float8 AS reads,
         sum(g.likes)::float8 AS likes, sum(g.comments)::float8 AS comments, sum(g.shares)::float8 AS shares, ${missingOfAll('g.unread')} AS unread, ${missingOfAll('g.missed')} AS missed`;

/** By the institution's days, and channel. */
export const OUT_BY_DAY = `${OUT}
  SELECT to_char(g.there, 'YYYY-MM-DD') AS day, g.channel, count(*)::int AS out FROM gone g GROUP BY 1, 2 ORDER BY 1, 2`;

/** By the hour of the week: Monday is 1. */
export const OUT_BY_HOUR = `${OUT}
  SELECT extract(isodow FROM g.there)::int AS weekday, extract(hour FROM g.there)::int AS hour, count(*)::int AS out
  FROM gone g GROUP BY 1, 2 ORDER BY 1, 2`;

export const OUT_BY_DEPARTMENT = `${OUT}
  SELECT d.id AS "departmentId", d.name AS "departmentName", ${COUNTS}
  FROM gone g JOIN department d ON d.id = g.department_id GROUP BY d.id ORDER BY out DESC, d.name`;

/** By pillar; without one, by none. */
export const OUT_BY_PILLAR = `${OUT}
  SELECT c.id AS "campaignId", c.title AS "campaignTitle", pi.id AS "pillarId", pi.title AS "pillarTitle", ${COUNTS}
  FROM gone g LEFT JOIN campaign c ON c.id = g.campaign_id LEFT JOIN campaign_pillar pi ON pi.id = g.pillar_id
  GROUP BY c.id, pi.id ORDER BY out DESC, c.title, pi.position`;

/** How late the system's own posts of all channels left after their time, taken together: a channel's 95th of 100 is no average to build on. */
export const LATE_OF_ALL = `${OUT}
  SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY late) AS "lateP50", percentile_disc(0.95) WITHIN GROUP (ORDER BY late) AS "lateP95",
         max(late) AS "lateMax"
  FROM gone WHERE channel <> 'other'`;

/** By channel, with how late they left after their granted time: half of them at most, 95 of 100, 99 of 100, the latest; ms. */
export const OUT_BY_CHANNEL = `${OUT}
  SELECT g.channel, ${COUNTS},
         percentile_disc(0.5) WITHIN GROUP (ORDER BY g.late) AS "lateP50", percentile_disc(0.95) WITHIN GROUP (ORDER BY g.late) AS "lateP95",
         percentile_disc(0.99) WITHIN GROUP (ORDER BY g.late) AS "lateP99", max(g.late) AS "lateMax"
  FROM gone g GROUP BY 1 ORDER BY out DESC, 1`;

/**
 * By the day on which it was to leave, of all that was to leave between `$5` and `$6`: within `$8` ms of its time, within `$9`, later still, and what of that day has not left. What people
 * post by hand is left out: it is known only when they report it.
 */
export const LATENESS_BY_DAY = `${PLANNED},
  timed AS (
    SELECT (promised_at AT TIME ZONE $7::text)::date AS day, late FROM gone WHERE channel <> 'other' AND late IS NOT NULL
    UNION ALL
    SELECT (to_go.promised_at AT TIME ZONE $7::text)::date, NULL
    FROM publication p JOIN story st ON st.id = p.story_id JOIN department dep ON dep.id = p.department_id
    CROSS JOIN LATERAL (SELECT ${PROMISED_AT} AS promised_at) to_go
    WHERE p.state IN ('missed', 'failed', 'held') AND p.slot_at >= $5 AND to_go.promised_at >= $5
      AND to_go.promised_at < least($6, statement_timestamp())
      AND p.department_id = ANY ($1::uuid[])
      AND ($2::uuid IS NULL OR st.campaign_id = $2) AND ($3::uuid IS NULL OR $3 = ANY (dep.path))
      AND ($4::text IS NULL OR p.channel = $4) AND p.channel <> 'other')
  SELECT to_char(day, 'YYYY-MM-DD') AS day, count(*) FILTER (WHERE late <= $8)::int AS punctual,
         count(*) FILTER (WHERE late > $8 AND late <= $9)::int AS delayed, count(*) FILTER (WHERE late > $9)::int AS late,
         count(*) FILTER (WHERE late IS NULL)::int AS missing,
         percentile_disc(0.5) WITHIN GROUP (ORDER BY late) AS "lateP50", percentile_disc(0.95) WITHIN GROUP (ORDER BY late) AS "lateP95",
         max(late) AS "lateMax"
  FROM timed GROUP BY day ORDER BY day`;

/** Every post by itself, in the order they left; `$8` at most. */
export const OUT_ONE_BY_ONE = `${OUT}
  SELECT g.sent_at AS "sentAt", r.title AS "storyTitle", d.name AS "departmentName", g.channel, a.name AS "accountName",
         c.title AS "campaignTitle", pi.title AS "pillarTitle", g.late, g.reads::float8, g.likes::float8, g.comments::float8,
         g.shares::float8, g.unread, g.missed, g.is_gone AS "isGone", g.url
  FROM gone g
  JOIN department d ON d.id = g.department_id
  JOIN account a ON a.id = g.account_id
  JOIN review_seal s ON s.id = g.seal_id
  JOIN story_revision r ON r.id = s.revision_id
  LEFT JOIN campaign c ON c.id = g.campaign_id
  LEFT JOIN campaign_pillar pi ON pi.id = g.pillar_id
  ORDER BY g.sent_at, g.id LIMIT $8`;
