import { isPageUnder, PAGE_GONE } from '../../publications/page-under.rules.js';

const FROM = `
  FROM mass_issue_article e
  JOIN review_seal s ON s.id = e.seal_id JOIN story_revision r ON r.id = s.revision_id JOIN department d ON d.id = e.department_id
  LEFT JOIN LATERAL (
    SELECT w.state, w.slot_at, w.url FROM publication w
    WHERE ${isPageUnder('e.seal_id')} AND w.state NOT IN ${PAGE_GONE} ORDER BY w.id LIMIT 1) w ON true`;

const NAMED = `
  json_agg(json_build_object('title', r.title, 'departmentName', d.name, 'state', w.state, 'pageAt', w.slot_at) ORDER BY e.position)`;

/** The first article's page is what the publication itself depends on. */
const WAITING = `e.position > 1 AND e.needs_page AND (w.state IS NULL OR w.state <> 'sent' OR w.url IS NULL)`;
const TOO_LATE = `${WAITING} AND (w.state IS NULL OR w.state <> 'sent' AND w.slot_at >= p.valid_until)`;

/** Of the issue that `p` sends, the other articles whose page is not out yet, as `ArticlePage`s; null = none. */
export const ARTICLES_WITHOUT_PAGE = `
  (SELECT ${NAMED} ${FROM} WHERE e.issue_id = (SELECT i.id FROM mass_issue i WHERE i.publication_id = p.id) AND ${WAITING})`;

/** Of the issue `i` that `p` sends, those whose page will not be out before it must have left; null = none. */
export const PAGES_TOO_LATE = `(SELECT ${NAMED} ${FROM} WHERE e.issue_id = i.id AND ${TOO_LATE})`;
export const ANY_PAGE_TOO_LATE = `EXISTS (SELECT 1 ${FROM} WHERE e.issue_id = i.id AND ${TOO_LATE})`;
