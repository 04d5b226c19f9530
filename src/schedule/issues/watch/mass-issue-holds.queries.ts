import { ANY_PAGE_TOO_LATE, PAGES_TOO_LATE } from '../articles/article-page.queries.js';
import { MOST_DELAY_MS } from '../places/issue-time.rules.js';

/** Articles of an issue `i` that lost their approval, by name, in their order; null = all stand. */
export const VOIDED_IN_ISSUE = `
  (SELECT json_agg(json_build_object('title', r.title, 'departmentName', d.name) ORDER BY e.position)
   FROM mass_issue_article e
   JOIN review_seal s ON s.id = e.seal_id JOIN story_revision r ON r.id = s.revision_id JOIN department d ON d.id = e.department_id
   WHERE e.issue_id = i.id AND s.voided_at IS NOT NULL)`;

/** Closed issues on the schedule that are not to leave as they stand there. */
const AMISS = `
  FROM publication p JOIN mass_issue i ON i.publication_id = p.id AND i.state = 'closed'
  WHERE p.state = 'scheduled'
    AND (p.slot_at > i.slot_at + interval '${MOST_DELAY_MS} milliseconds'
         OR EXISTS (SELECT 1 FROM mass_issue_article e JOIN review_seal s ON s.id = e.seal_id
                    WHERE e.issue_id = i.id AND s.voided_at IS NOT NULL)
         OR ${ANY_PAGE_TOO_LATE})`;

export const ANY_ISSUE_AMISS = `EXISTS (SELECT 1 ${AMISS})`;

export const ISSUES_AMISS = `
  SELECT i.id, p.id AS "publicationId", i.slot_at AS "slotAt", p.slot_at AS "movedTo", p.because, ${VOIDED_IN_ISSUE} AS voided,
         ${PAGES_TOO_LATE} AS pages
  ${AMISS} ORDER BY p.id LIMIT 100`;

/** Only while it is still so. */
export const HOLD_ISSUE = `
  UPDATE publication SET state = 'held', state_reason = $2::jsonb
  WHERE id = $1 AND state = 'scheduled' AND id IN (SELECT p.id ${AMISS}) RETURNING id`;
