import type { PostedRef, PostFigures } from '../../channel.js';

/** Posts one call counts (page of `statuses/count`). */
export const IDS_PER_CALL = 100;

/** Posts in the lists one call takes each. */
export function batches(posts: readonly PostedRef[]): PostedRef[][] {
  return Array.from({ length: Math.ceil(posts.length / IDS_PER_CALL) }, (_, index) =>
    posts.slice(index * IDS_PER_CALL, (index + 1) * IDS_PER_CALL),
  );
}

/**
 * The figures of posts by publication, from the platform's list. A post it leaves out, hidden or deleted or of an account it counts
 * nothing for, is left out here too: silence does not say that it is gone. Ids come as numbers; one beyond what a number holds exactly
 * could be another post's and is passed over.
 */
export function readCounts(rows: readonly unknown[], posts: readonly PostedRef[]): Map<string, PostFigures> {
  const byMid = new Map<string, PostFigures>();
  for (const row of rows) {
    if (typeof row !== 'object' || row === null) continue;
    const { id, idstr, reads, attitudes, comments, reposts } = row as Record<string, unknown>;
    const mid = typeof idstr === 'string' ? idstr : exact(id);
    if (mid === null) continue;
    byMid.set(mid, {
      reads: figure(reads),
      likes: figure(attitudes),
      comments: figure(comments),
      shares: figure(reposts),
    });
  }
  return new Map(
    posts.flatMap(({ publicationId, ref }) => {
      const figures = byMid.get(ref);
      return figures ? [[publicationId, figures] as const] : [];
    }),
  );
}

function exact(id: unknown): string | null {
  if (typeof id === 'string' && /^\d+$/.test(id)) return id;
  return typeof id === 'number' && Number.isSafeInteger(id) ? String(id) : null;
}

function figure(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}
