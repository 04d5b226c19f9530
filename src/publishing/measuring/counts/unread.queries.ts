export const FIGURE_NAMES = ['reads', 'likes', 'comments', 'shares'] as const;
export type FigureName = (typeof FIGURE_NAMES)[number];

/** A post this young may not be on the list of what is followed. */
const NEW = `interval '10 minutes'`;

/** The figures that are missing of a post when it is as said: of the others the platform tells nothing. What an account's posts were read of at all, its others are. */
const missingWhere = (so: string): string =>
  `array_remove(ARRAY[${FIGURE_NAMES.map(
    (name) => `CASE WHEN f.at IS NULL AND ${so}
      AND (bool_or(f.${name} IS NOT NULL) OVER (PARTITION BY p.account_id) OR NOT bool_or(f.at IS NOT NULL) OVER (PARTITION BY p.account_id))
    THEN '${name}' END`,
  ).join(', ')}], NULL)`;

/**
 * Which figures of a post have not been read yet and still come: it is to be read, or so young that nobody follows it. For a selection of
 * publications `p`, with `f`, the last row of `post_figure` or nothing, and `fo`, that of `post_follow` or nothing.
 */
export const UNREAD_OF_POST = missingWhere(
  `CASE WHEN fo.publication_id IS NULL THEN p.sent_at > statement_timestamp() - ${NEW} ELSE fo.measure_at IS NOT NULL END`,
);

/** Which have not been read and never will be, though its platform tells them: it was read in vain for as long as it is. Of the same selection. */
export const MISSED_OF_POST = missingWhere(`fo.measured AND fo.measure_at IS NULL`);

/** The same of many. @param column their `UNREAD_OF_POST` or `MISSED_OF_POST` */
export const missingOfAll = (column: string): string =>
  `array_remove(ARRAY[${FIGURE_NAMES.map(
    (name) => `CASE WHEN bool_or('${name}' = ANY (${column})) THEN '${name}' END`,
  ).join(', ')}], NULL)`;
