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

/** SQL: whether a freeze in force covers a department that speaks in the mass issue publication `p` sends. */
export const FROZEN_IN_ISSUE = `
  EXISTS (SELECT 1 FROM mass_issue i JOIN mass_issue_article e ON e.issue_id = i.id
          JOIN department fd ON fd.id = e.department_id
          JOIN freeze_order f ON ${freezeCovers('p.channel', 'fd.path')}
          WHERE i.publication_id = p.id)`;

/** SQL: reason of the freeze, of those in force the first, that stops `p`: for its own department or, of an issue, one that speaks in it. */
export const FROZEN_FOR = `
  (SELECT f.reason
   FROM unnest(p.department_id || ARRAY(
          SELECT e.department_id FROM mass_issue n JOIN mass_issue_article e ON e.issue_id = n.id WHERE n.publication_id = p.id
        )) AS speaking(id)
   JOIN department fd ON fd.id = speaking.id
   JOIN freeze_order f ON ${freezeCovers('p.channel', 'fd.path')}
   ORDER BY f.declared_at LIMIT 1)`;
