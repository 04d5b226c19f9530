/** A story with its current revision and its authors, as `StoryFacts`. $1 = story. */
export const STORY_FACTS = `
  SELECT s.id AS "storyId", s.department_id AS "departmentId", s.campaign_id AS "campaignId", s.pillar_id AS "pillarId",
         s.kind, s.state, s.version, s.author_id AS "authorId", s.archived_at IS NOT NULL AS archived,
         jsonb_build_object('id', v.id, 'number', v.number, 'title', v.title) AS revision,
         (SELECT array_agg(c.person_id::text ORDER BY c.person_id) FROM story_contributor c WHERE c.story_id = s.id)
           AS contributors,
         EXISTS (SELECT FROM revision_lock l WHERE l.revision_id = v.id) AS locked
    FROM story s
    JOIN story_revision v ON v.story_id = s.id AND v.number = s.current_revision
   WHERE s.id = $1`;

/** Weaker than FOR UPDATE on purpose: rows that merely refer to the story may be written meanwhile. $1 = story. */
export const LOCK_STORY = `SELECT s.id FROM story s WHERE s.id = $1 FOR NO KEY UPDATE`;

/**
 * A page of stories, newest first, each with the head of its current revision. Filters that are null do not filter.
 * $1 departments in reach, $2 department, $3 campaign, $4 pillar, $5 state, $6 kind, $7 author, $8 folded words, $9 the stories among which
 * they are, $10 laid away, $11 before this id, $12 rows.
 */
export const STORY_PAGE = `
  SELECT s.id, s.department_id AS "departmentId", s.campaign_id AS "campaignId", s.pillar_id AS "pillarId",
         s.kind, s.state, s.version, s.author_id AS "authorId", s.created_at AS "createdAt", s.updated_at AS "updatedAt",
         s.archived_at AS "archivedAt", v.number AS "revision", v.title, v.summary, v.cover
    FROM story s
    JOIN story_revision v ON v.story_id = s.id AND v.number = s.current_revision
   WHERE s.department_id = ANY ($1::uuid[])
     AND ($2::uuid IS NULL OR s.department_id = $2)
     AND ($3::uuid IS NULL OR s.campaign_id = $3)
     AND ($4::uuid IS NULL OR s.pillar_id = $4)
     AND ($5::text IS NULL OR s.state = $5)
     AND ($6::text IS NULL OR s.kind = $6)
     AND ($7::uuid IS NULL OR s.author_id = $7)
     AND ($8::text[] IS NULL OR EXISTS (
           SELECT FROM story_words w WHERE w.story_id = s.id
             AND NOT EXISTS (SELECT FROM unnest($8::text[]) AS word WHERE strpos(w.folded, word) = 0)))
     AND ($9::uuid[] IS NULL OR s.id = ANY ($9::uuid[]))
     AND (s.archived_at IS NOT NULL) = $10
     AND ($11::uuid IS NULL OR s.id < $11)
   ORDER BY s.id DESC
   LIMIT $12`;

/**
 * Everything approvals of revisions answer for, in one statement: a send looks at it again in the moment it leaves. $1 = revisions.
 * Uses of pictures in the order of the text.
 */
export const REVISION_MATERIAL = `
  SELECT v.id AS "revisionId", v.story_id AS "storyId", v.number, v.title, v.summary, v.facts, v.body, v.cover, v.ai_use AS "aiUse",
         s.kind, s.department_id AS "departmentId",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('sha256', m.sha256, 'alt', m.alt) ORDER BY m.position), '[]')
            FROM revision_media m WHERE m.revision_id = v.id) AS uses,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'channel', t.channel, 'version', t.version, 'edited', t.edited,
                                                       'content', t.content)), '[]')
            FROM variant t WHERE t.revision_id = v.id) AS variants
    FROM story_revision v
    JOIN story s ON s.id = v.story_id
   WHERE v.id = ANY ($1::uuid[])`;
