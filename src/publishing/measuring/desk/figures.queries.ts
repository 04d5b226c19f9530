import { MISSED_OF_POST, missingOfAll, UNREAD_OF_POST } from '../counts/unread.queries.js';

/** What was counted of publication `$1`, oldest first. */
export const FIGURES_OF = `
  SELECT at, age, reads::float8, likes::float8, comments::float8, shares::float8
  FROM post_figure WHERE publication_id = $1 ORDER BY at`;

/** What looks at it have found, oldest first. */
export const LOOKS_OF = `
  SELECT at, age, post, link, status, cause, detail FROM post_look WHERE publication_id = $1 ORDER BY at`;

/** What comes next, and why the platform put the account's last round off. */
export const FOLLOWED = `
  SELECT f.look_at AS "lookAt", CASE WHEN f.measure_at IS NOT NULL THEN greatest(f.measure_at, r.next_at) END AS "measureAt",
         f.measured, CASE WHEN f.measure_at <= statement_timestamp() THEN r.told END AS told
  FROM post_follow f LEFT JOIN measure_round r ON r.account_id = f.account_id WHERE f.publication_id = $1`;

/** `$1` departments, `$2` campaign, `$3` department with all below it, `$4` channel, `$5`, `$6` sent from and before. */
const CHOSEN = `
  FROM publication p
  JOIN story st ON st.id = p.story_id
  JOIN department dep ON dep.id = p.department_id
  LEFT JOIN LATERAL (SELECT at, reads, likes, comments, shares FROM post_figure
                     WHERE publication_id = p.id ORDER BY at DESC LIMIT 1) f ON true
  LEFT JOIN LATERAL (SELECT at, post, link, cause FROM post_look
                     WHERE publication_id = p.id ORDER BY at DESC LIMIT 1) l ON true
  LEFT JOIN post_follow fo ON fo.publication_id = p.id
  WHERE p.state = 'sent' AND p.department_id = ANY ($1::uuid[])
    AND ($2::uuid IS NULL OR st.campaign_id = $2) AND ($3::uuid IS NULL OR $3 = ANY (dep.path))
    AND ($4::text IS NULL OR p.channel = $4)
    AND ($5::timestamptz IS NULL OR p.sent_at >= $5) AND ($6::timestamptz IS NULL OR p.sent_at < $6)`;

/** One page of posts that are out with what was counted last, the newest first. `$7`, `$8` = place to go on from, or null; `$9` how many. */
export const FIGURE_PAGE = `
  SELECT c.*, r.title AS "storyTitle", a.name AS "accountName"
  FROM (
    SELECT p.id AS "publicationId", p.seal_id, p.account_id, p.department_id AS "departmentId", dep.name AS "departmentName", p.channel,
           p.url, p.sent_at AS "sentAt", p.sent_at::text AS place, f.at AS "countedAt", f.reads::float8, f.likes::float8,
           f.comments::float8, f.shares::float8, l.at AS "lookedAt", l.post, l.link, l.cause
    ${CHOSEN} AND ($7::timestamptz IS NULL OR (p.sent_at, p.id) < ($7::timestamptz, $8::uuid))
    ORDER BY p.sent_at DESC, p.id DESC LIMIT $9) c
  JOIN account a ON a.id = c.account_id
  JOIN review_seal s ON s.id = c.seal_id
  JOIN story_revision r ON r.id = s.revision_id
  ORDER BY c.place::timestamptz DESC, c."publicationId" DESC`;

/** The same posts summed up by channel. A sum is null where nobody counts. */
export const FIGURE_TOTALS = `
  WITH chosen AS (
    SELECT p.channel, f.at, f.reads, f.likes, f.comments, f.shares, l.post, l.link, ${UNREAD_OF_POST} AS unread, ${MISSED_OF_POST} AS missed ${CHOSEN})
  SELECT channel, count(*)::int AS posts, count(at)::int AS counted,
         sum(reads)::float8 AS reads, sum(likes)::float8 AS likes, sum(comments)::float8 AS comments, sum(shares)::float8 AS shares,
         ${missingOfAll('unread')} AS unread, ${missingOfAll('missed')} AS missed,
         count(*) FILTER (WHERE post = 'gone')::int AS gone,
         count(*) FILTER (WHERE post <> 'gone' AND link = 'broken')::int AS "linksBroken"
  FROM chosen GROUP BY channel ORDER BY channel`;
