import { OPEN_PUBLICATION_STATES, type StoryStage } from './story-stage.rules.js';

const OPEN = OPEN_PUBLICATION_STATES.map((state) => `'${state}'`).join(',');

/** Issues of a mass send in which the story has a place: they leave as the publication of their first article. */
const IN_ISSUE = `mass_issue_article e JOIN mass_issue i ON i.id = e.issue_id
  LEFT JOIN publication o ON o.id = i.publication_id WHERE e.story_id = s.id`;

/** Few at any time, and found by the indexes of their states: a list of them is cheaper than a look for each story. */
const STILL_TO_COME = `s.id IN (SELECT o.story_id FROM publication o WHERE o.state IN (${OPEN})
  UNION ALL SELECT e.story_id FROM mass_issue_article e JOIN mass_issue i ON i.id = e.issue_id
    LEFT JOIN publication o ON o.id = i.publication_id WHERE i.state = 'open' OR o.state IN (${OPEN}))`;
const OUT = [
  `EXISTS (SELECT FROM publication o WHERE o.story_id = s.id AND o.state = 'sent')`,
  `EXISTS (SELECT FROM ${IN_ISSUE} AND o.state = 'sent')`,
];
const NOT_OUT = OUT.map((one) => `NOT ${one}`).join(' AND ');

/** What the rows of a stage have in common; written out, so that each is planned for itself. */
const OF_STAGE: Record<StoryStage, string> = {
  draft: `s.state = 'draft'`,
  returned: `s.state = 'returned'`,
  in_review: `s.state = 'in_review'`,
  approved: `s.state = 'approved' AND NOT ${STILL_TO_COME} AND ${NOT_OUT}`,
  scheduled: `s.state = 'approved' AND ${STILL_TO_COME}`,
  published: `s.state = 'approved' AND (${OUT.join(' OR ')}) AND NOT ${STILL_TO_COME}`,
  withdrawn: `s.state = 'withdrawn'`,
};

/** To the microsecond: rows of one moment are neither shown twice nor left out. */
const CHANGED = `to_char(s.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export interface OverviewFilter {
  stages: readonly StoryStage[];
  words: boolean;
  among: boolean;
}

/**
 * A page of stories, what was changed last first, each with where it stands. Filters that are null do not filter.
 * $1 departments in reach, $2 departments whose reviews may be seen, $3 departments whose publications may be seen, $4 department,
 * $5 campaign, $6 pillar, $7 kind, $8 somebody who wrote on it, $9 channel it is meant for or out on, $10 laid away, $11, $12 the last row
 * shown (changed, id), $13 rows, $14 folded words, $15 the stories among which they are, $16 this story alone.
 */
export function storyOverview({ stages, words, among }: OverviewFilter): string {
  return `
  WITH page AS (
    SELECT s.id, ${CHANGED} AS changed
      FROM story s${words ? ' JOIN story_words w ON w.story_id = s.id' : ''}
     WHERE s.department_id = ANY ($1::uuid[])
       AND ($4::uuid IS NULL OR s.department_id = $4)
       AND ($5::uuid IS NULL OR s.campaign_id = $5)
       AND ($6::uuid IS NULL OR s.pillar_id = $6)
       AND ($7::text IS NULL OR s.kind = $7)
       AND ($8::uuid IS NULL OR EXISTS (SELECT FROM story_contributor c WHERE c.story_id = s.id AND c.person_id = $8))
       AND ($9::text IS NULL OR s.id IN (
             SELECT o.story_id FROM publication o
              WHERE o.channel = $9 AND o.state <> 'cancelled' AND o.department_id = ANY ($3::uuid[])
             UNION ALL
             SELECT e.story_id FROM mass_issue_article e JOIN mass_issue i ON i.id = e.issue_id
              WHERE $9 = 'wechat' AND i.state <> 'cancelled' AND e.department_id = ANY ($3::uuid[])
             UNION ALL
             SELECT o.story_id FROM review_round o
              WHERE o.state IN ('in_review','approved') AND o.department_id = ANY ($2::uuid[])
                AND o.release_accounts && ARRAY(SELECT a.id FROM account a WHERE a.channel = $9)))
       AND ($10::boolean IS NULL OR (s.archived_at IS NOT NULL) = $10)
       AND ($11::timestamptz IS NULL OR (s.updated_at, s.id) < ($11::timestamptz, $12::uuid))
       AND ($16::uuid IS NULL OR s.id = $16)
       ${stages.length === 0 ? '' : `AND (${stages.map((stage) => `(${OF_STAGE[stage]})`).join(' OR ')})`}
       ${words ? `AND NOT EXISTS (SELECT FROM unnest($14::text[]) AS word WHERE strpos(w.folded, word) = 0)` : 'AND $14::text[] IS NULL'}
       ${among ? 'AND s.id = ANY ($15::uuid[])' : 'AND $15::uuid[] IS NULL'}
     ORDER BY s.updated_at DESC, s.id DESC
     LIMIT $13)
  SELECT s.id, page.changed, s.kind, s.state, s.version, v.number AS revision, v.title, v.summary, v.cover,
         ${words ? 'story_plain(v.body)' : 'NULL'} AS plain,
         s.department_id AS "departmentId", d.name AS "departmentName", s.author_id AS "authorId", p.display_name AS "authorName",
         s.campaign_id AS "campaignId", g.title AS "campaignTitle", s.pillar_id AS "pillarId", i.title AS "pillarTitle",
         s.created_at AS "createdAt", s.updated_at AS "updatedAt", s.archived_at AS "archivedAt",
         (SELECT jsonb_build_object('roundId', r.id, 'number', r.number, 'state', r.state, 'stage', r.stage,
                   'stageName', r.stages -> r.stage -> 'name', 'submittedAt', r.submitted_at, 'windowFrom', r.release_from,
                   'windowTo', r.release_to)
            FROM review_round r
           WHERE r.story_id = s.id AND r.department_id = ANY ($2::uuid[])
           ORDER BY r.number DESC LIMIT 1) AS review,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'channel', o.channel, 'accountId', o.account_id,
                   'accountName', a.name, 'state', o.state, 'at', coalesce(o.sent_at, o.slot_at), 'url', o.url)
                   ORDER BY o.channel, o.id), '[]')
            FROM (SELECT o.id FROM publication o WHERE o.story_id = s.id AND o.department_id = ANY ($3::uuid[])
                  UNION SELECT o.id FROM ${IN_ISSUE} AND e.department_id = ANY ($3::uuid[])) leaving
            JOIN publication o ON o.id = leaving.id JOIN account a ON a.id = o.account_id
           WHERE o.state <> 'cancelled') AS publications,
         -- Of all of them, the rights of the reader aside: how far a story has come is nobody's secret who may read it.
         ARRAY(SELECT o.state FROM publication o WHERE o.story_id = s.id
               UNION SELECT CASE i.state WHEN 'open' THEN 'scheduled' ELSE o.state END FROM ${IN_ISSUE} AND i.state <> 'cancelled') AS states
    FROM page
    JOIN story s ON s.id = page.id
    JOIN story_revision v ON v.story_id = s.id AND v.number = s.current_revision
    JOIN department d ON d.id = s.department_id
    JOIN person p ON p.id = s.author_id
    LEFT JOIN campaign g ON g.id = s.campaign_id
    LEFT JOIN campaign_pillar i ON i.campaign_id = s.campaign_id AND i.id = s.pillar_id
   ORDER BY s.updated_at DESC, s.id DESC`;
}

/** Who began a story in the departments $1, by name. */
export const STORY_WRITERS = `
  SELECT p.id, p.display_name AS name, d.name AS "departmentName"
    FROM person p JOIN department d ON d.id = p.department_id
   WHERE EXISTS (SELECT FROM story s WHERE s.author_id = p.id AND s.department_id = ANY ($1::uuid[]))
   ORDER BY p.display_name, p.id LIMIT 500`;

/** Who ever wrote on story $1. */
export const STORY_PEOPLE = `
  SELECT p.id, p.display_name AS name FROM story_contributor c JOIN person p ON p.id = c.person_id
   WHERE c.story_id = $1 ORDER BY p.display_name, p.id`;
