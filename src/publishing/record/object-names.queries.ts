/** Kinds of objects that have a name or a page, as the audit log calls them. */
const STORY_TITLE = `SELECT s.id, r.title FROM story s JOIN story_revision r ON r.story_id = s.id AND r.number = s.current_revision`;

/**
 * Everything with a name, by its kind and id: what it is called now. `place` is the id of whatever its page is kept under.
 * @param zone of the house, as the statement has it for a parameter
 */
const named = (zone: string): string => `
  SELECT 'person' AS type, id, display_name AS name, NULL::uuid AS place FROM person
  UNION ALL SELECT 'department', id, name, NULL FROM department
  UNION ALL SELECT 'account', id, name, NULL FROM account
  UNION ALL SELECT 'campaign', id, title, NULL FROM campaign
  UNION ALL SELECT 'pillar', id, title, campaign_id FROM campaign_pillar
  UNION ALL SELECT 'notice', id, reading ->> 'title', NULL FROM notice_proposal
  UNION ALL SELECT 'story', id, title, NULL FROM (${STORY_TITLE}) s
  UNION ALL SELECT 'publication', p.id, '《' || s.title || '》（' || a.name || '）', NULL
    FROM publication p JOIN (${STORY_TITLE}) s ON s.id = p.story_id JOIN account a ON a.id = p.account_id
  UNION ALL SELECT 'policy', id, name, NULL FROM throttle_policy
  UNION ALL SELECT 'blackout', id, name, NULL FROM blackout
  UNION ALL SELECT 'freeze', id, reason, NULL FROM freeze_order
  UNION ALL SELECT 'article', m.id, s.title, m.story_id FROM mass_issue_article m JOIN (${STORY_TITLE}) s ON s.id = m.story_id
  UNION ALL SELECT 'attachment', id, name, story_id FROM story_attachment
  UNION ALL SELECT 'issue', m.id, a.name || ' ' || to_char(m.slot_at AT TIME ZONE ${zone}, 'YYYY-MM-DD HH24:MI'), NULL
    FROM mass_issue m JOIN account a ON a.id = m.account_id`;

/** Those of `$2`, whatever they are. `$1` zone of the house. */
export const NAMES_OF = `SELECT type, id, name, place FROM (${named('$1')}) n WHERE id = ANY ($2::uuid[]) AND name IS NOT NULL`;

/** What rows of the log itself call objects. */
const SAID = `coalesce(e.data ->> 'title', e.data ->> 'displayName', e.data ->> 'name', e.data #>> '{after,name}',
  e.data #>> '{after,displayName}', e.data #>> '{after,title}', CASE e.subject_type WHEN 'freeze' THEN e.data ->> 'reason' END)`;

/** Kinds whose objects can be gone, and that the log names when they are made or changed. */
const REMEMBERED = `('person', 'department', 'account', 'campaign', 'notice', 'story', 'policy', 'blackout', 'freeze')`;

/** What objects `$1` (ids as texts) that are gone were called last. */
export const REMEMBERED_NAMES = `
  SELECT DISTINCT ON (e.subject_type, e.subject_id) e.subject_type AS type, e.subject_id AS id, ${SAID} AS name
  FROM audit_entry e WHERE e.subject_type IN ${REMEMBERED} AND e.subject_id = ANY ($1::text[]) AND ${SAID} IS NOT NULL
  ORDER BY e.subject_type, e.subject_id, e.id DESC`;

/** Kind and id (a text) of whatever is or was last called something with `:words` in it (a pattern). `:zone` of the house. */
export const OBJECTS_CALLED = `
  SELECT type, id::text FROM (${named(':zone')}) n WHERE name ILIKE :words AND type NOT IN ('pillar', 'article', 'attachment')
  UNION SELECT e.subject_type, e.subject_id FROM audit_entry e WHERE e.subject_type IN ${REMEMBERED} AND ${SAID} ILIKE :words`;
