/**
 * How stories are found by terms. Terms lie beside their rows and what it takes to fetch them is nothing to the planner: left to itself
 * it reads every story's. `ms`: the longest a statement may take.
 */
export const BY_TERMS = (ms: number): string =>
  `SET LOCAL statement_timeout = ${ms}; SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off`;
export const AS_PLANNED = `SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = on`;

/** Stories that have all terms of the words, in no order. $1: folded words, parted by spaces. $2: how many. */
export const STORIES_WITH_TERMS = `SELECT story_id AS id FROM story_words WHERE terms @> site_terms($1::text) LIMIT $2`;
