export const FIGURE_NAMES = ['reads', 'likes', 'comments', 'shares'] as const;
export type FigureName = (typeof FIGURE_NAMES)[number];

/** A post this young may not be on the list of what is followed. */
const NEW = `interval '10 minutes'`;

/**
 * Which figures of a post have not been read yet and may still come: of the others that are missing, the platform tells nothing. What an
 * account's posts were read of at all, its next one will be. For a selection of publications `p`, with `f`, the last row of `post_figure`
 * or nothing, and `fo`, that of `post_follow` or nothing.
 */
export const UNREAD_OF_POST = `array_remove(ARRAY[${FIGURE_NAMES.map(
  (name) => `CASE WHEN f.at IS NULL AND coalesce(fo.measured, p.sent_at > statement_timestamp() - ${NEW})
      AND (bool_or(f.${name} IS NOT NULL) OVER (PARTITION BY p.account_id) OR NOT bool_or(f.at IS NOT NULL) OVER (PARTITION BY p.account_id))
    THEN '${name}' END`,
).join(', ')}], NULL)`;

/** The same of many. @param column their `UNREAD_OF_POST` */
export const unreadOfAll = (column: string): string =>
  `array_remove(ARRAY[${FIGURE_NAMES.map(
    (name) => `CASE WHEN bool_or('${name}' = ANY (${column})) THEN '${name}' END`,
  ).join(', ')}], NULL)`;
