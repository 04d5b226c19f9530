import { BEING_TAKEN_DOWN } from '../looks/look.queries.js';

/**
 * What people outside have not heard of yet: posts that were there and are gone, or whose link no longer opens. `$1` = how far back, ms;
 * `$2` = how many. Trouble that goes on, or that has become less, is no news; nor is a site's own trouble, which another of its pages has
 * shown within `$3` ms before. Episodes are cut to what a JavaScript date can hold.
 */
export const POSTS_IN_TROUBLE = `
  WITH found AS (
    SELECT l.publication_id AS id, l.at, l.cause, l.status,
           CASE WHEN l.post = 'gone' THEN 'gone' ELSE 'link_broken' END AS trouble,
           CASE WHEN l.post <> 'gone' AND (l.cause IN ('silent', 'redirects') OR l.status >= 500)
                THEN substring(p.url FROM '^[a-z]+://[^/?#]+') END AS site
    FROM post_look l JOIN publication p ON p.id = l.publication_id
    WHERE (l.post = 'gone' OR l.link = 'broken') AND l.at > statement_timestamp() - ($1::float8 + $3) * interval '1 millisecond')
  SELECT p.id, f.trouble, date_trunc('milliseconds', f.at) AS episode, dep.name AS department, p.channel, a.name AS account,
         p.sent_at AS "sentAt", f.cause, f.status, f.site IS NOT NULL AS "siteDown"
  FROM found f
  JOIN publication p ON p.id = f.id AND p.state = 'sent'
  JOIN account a ON a.id = p.account_id
  JOIN department dep ON dep.id = p.department_id
  JOIN post_follow w ON w.publication_id = f.id
  LEFT JOIN LATERAL (
    SELECT CASE WHEN b.post = 'gone' THEN 'gone' WHEN b.link = 'broken' THEN 'link_broken' END AS trouble
    FROM post_look b
    WHERE b.publication_id = f.id AND b.at < f.at AND b.at >= w.followed_from AND (b.post <> 'unknown' OR b.link IN ('opens', 'broken'))
    ORDER BY b.at DESC LIMIT 1) before ON true
  WHERE f.at > statement_timestamp() - $1 * interval '1 millisecond' AND (before.trouble IS NULL OR (before.trouble = 'link_broken' AND f.trouble = 'gone'))
    AND NOT ${BEING_TAKEN_DOWN}
    AND NOT EXISTS (SELECT 1 FROM found e
                    WHERE e.site = f.site AND e.id <> f.id AND e.at < f.at AND e.at > f.at - $3 * interval '1 millisecond')
    AND NOT EXISTS (SELECT 1 FROM alert x
                    WHERE x.kind = 'publication.' || f.trouble AND x.subject = p.id::text
                      AND x.episode = date_trunc('milliseconds', f.at))
  ORDER BY f.at, p.id LIMIT $2`;
