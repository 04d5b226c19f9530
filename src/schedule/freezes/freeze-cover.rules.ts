/**
 * SQL: whether the freeze order `f` is in force and stops what speaks on a channel for a department. The one place that says what a
 * freeze covers; everything that asks whether something is frozen is made of it.
 * @param channel expression for the channel @param path expression for the department's path, root first: one look-up for a subtree
 */
export function freezeCovers(channel: string, path: string): string {
  return `f.lifted_at IS NULL AND (f.channel IS NULL OR f.channel = ${channel})
          AND (f.department_id IS NULL OR f.department_id = ANY (${path}))`;
}

/** SQL: whether a freeze in force covers the publication `p`. */
export const FROZEN = `
  EXISTS (SELECT 1 FROM freeze_order f, department fd
          WHERE fd.id = p.department_id AND ${freezeCovers('p.channel', 'fd.path')})`;
