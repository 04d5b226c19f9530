const SUMMARY = `id, publication_id AS "publicationId", slug, title, summary, cover, department_name AS "departmentName",
  story_id AS "storyId", campaign_id AS "campaignId", pillar_id AS "pillarId", published_at AS "publishedAt",
  updated_at AS "updatedAt", corrected_at AS "correctedAt", tombstoned_at AS "tombstonedAt"`;

/** One statement, so that there is nothing between the decision and the commit; a second try meets the first one's row. */
export const PUBLISH_PAGE = `
  INSERT INTO site_page (id, publication_id, slug, title, summary, html, cover, department_name, story_id, campaign_id, pillar_id, pictures)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ON CONFLICT (publication_id) DO NOTHING`;

export const PAGE_OF_PUBLICATION = `
  SELECT id, slug, (extract(epoch FROM clock_timestamp() - published_at) * 1000)::float8 AS "ageMs" FROM site_page WHERE publication_id = $1`;

export const PAGE_BY_SLUG = `SELECT ${SUMMARY}, html FROM site_page WHERE slug = $1`;

/** $1, $2: place after which the list goes on, or null. $3: pillar, or null. $4: campaign, or null. $5: how many. */
export const LATEST_PAGES = `
  SELECT ${SUMMARY} FROM site_page
  WHERE tombstoned_at IS NULL
    AND ($1::timestamptz IS NULL OR (published_at, id) < ($1::timestamptz, $2::uuid))
    AND ($3::uuid IS NULL OR pillar_id = $3::uuid)
    AND ($4::uuid IS NULL OR campaign_id = $4::uuid)
  ORDER BY published_at DESC, id DESC LIMIT $5`;

/** $1: goes on after the page with this address, or null. $2: pillar, or null. $3: how many. */
export const PAGES_AFTER = `
  SELECT ${SUMMARY} FROM site_page
  WHERE tombstoned_at IS NULL
    AND ($1::text IS NULL OR (published_at, id) < (SELECT last.published_at, last.id FROM site_page last WHERE last.slug = $1::text))
    AND ($2::uuid IS NULL OR pillar_id = $2::uuid)
  ORDER BY published_at DESC, id DESC LIMIT $3`;

/** $1: only this campaign, or null for all. */
export const CAMPAIGNS_WITH_PAGES = `
  SELECT DISTINCT campaign_id AS id FROM site_page
  WHERE tombstoned_at IS NULL AND campaign_id IS NOT NULL AND ($1::uuid IS NULL OR campaign_id = $1::uuid)`;

/** Oldest first: a full part of the list stays as it is. $1: how many. $2: how many before them. */
export const PAGE_ADDRESSES = `
  SELECT slug, updated_at AS "updatedAt" FROM site_page
  WHERE tombstoned_at IS NULL ORDER BY published_at, id LIMIT $1 OFFSET $2`;

/** $1: addresses in a part. */
export const ADDRESS_PARTS = `
  SELECT ((place - 1) / $1::int + 1)::int AS part, max(updated_at) AS "updatedAt"
  FROM (SELECT updated_at, row_number() OVER (ORDER BY published_at, id) AS place FROM site_page WHERE tombstoned_at IS NULL) page
  GROUP BY 1 ORDER BY 1`;

export const FEED_PAGES = `
  SELECT ${SUMMARY}, html FROM site_page WHERE tombstoned_at IS NULL ORDER BY published_at DESC, id DESC LIMIT $1`;

/**
 * How a search is planned. Terms lie beside their rows and what it takes to fetch them is nothing to the planner: left to itself it reads
 * every page's. $ms: the longest a statement may take.
 */
export const BY_TERMS = (ms: number): string =>
  `SET LOCAL statement_timeout = ${ms}; SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off`;
export const BY_TIME = `SET LOCAL enable_indexscan = on`;

/** Pages that have all terms of the words, in no order, those taken down too. $1: folded words, parted by spaces. $2: how many. */
export const PAGES_WITH_TERMS = `
  SELECT id FROM site_page WHERE terms @> site_terms($1::text) LIMIT $2`;

/**
 * Pages that contain every word, newest first: the words themselves decide.
 * $1: folded words. $2: ids of the pages among which they are, or null for all. $3: goes on after the page with this address, or null.
 * $4: how many.
 */
export const SEARCH_PAGES = `
  SELECT ${SUMMARY}, site_plain(html) AS plain FROM site_page
  WHERE tombstoned_at IS NULL
    AND ($2::uuid[] IS NULL OR id = ANY ($2::uuid[]))
    AND NOT EXISTS (SELECT 1 FROM unnest($1::text[]) AS word WHERE strpos(folded, word) = 0)
    AND ($3::text IS NULL OR (published_at, id) < (SELECT last.published_at, last.id FROM site_page last WHERE last.slug = $3::text))
  ORDER BY published_at DESC, id DESC LIMIT $4`;

/** Whether a picture is part of something published: nothing else of the store is shown to the public. */
export const PICTURE_IS_PUBLISHED = `
  SELECT EXISTS (SELECT 1 FROM site_page WHERE tombstoned_at IS NULL AND pictures @> ARRAY[$1::text]) AS published`;

export const TAKE_DOWN = `
  UPDATE site_page SET tombstoned_at = clock_timestamp(), updated_at = clock_timestamp()
  WHERE publication_id = $1 AND tombstoned_at IS NULL RETURNING id`;

export const PUT_UP_AGAIN = `
  UPDATE site_page SET tombstoned_at = NULL, updated_at = clock_timestamp()
  WHERE publication_id = $1 AND tombstoned_at IS NOT NULL RETURNING id`;

/** The same words again change nothing, so that a second try tells readers of no second correction. */
export const CORRECT_PAGE = `
  UPDATE site_page
  SET title = $2, summary = $3, html = $4, cover = $5, department_name = $6, pictures = $7, updated_at = clock_timestamp(),
      corrected_at = clock_timestamp()
  WHERE publication_id = $1 AND (title, summary, html, cover, department_name, pictures)
        IS DISTINCT FROM ($2::text, $3::text, $4::text, $5::text, $6::text, $7::text[])
  RETURNING id`;
