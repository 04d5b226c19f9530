/** Whether the person `$2` has handed in the picture `$1`: the bytes are kept once, but everybody who brought them is on record. */
export const HANDED_IN_BY = `
  SELECT EXISTS (SELECT 1 FROM media WHERE sha256 = $1 AND created_by = $2)
      OR EXISTS (SELECT 1 FROM audit_entry
                 WHERE subject_type = 'media' AND subject_id = $1 AND action = 'media.upload' AND actor_id = $2) AS yes`;

/** Whether a story of the departments `$2`, in any revision or variant, uses the picture `$1`. */
export const USED_IN_DEPARTMENTS = `
  SELECT EXISTS (SELECT 1 FROM revision_media m JOIN story_revision r ON r.id = m.revision_id JOIN story s ON s.id = r.story_id
                 WHERE m.sha256 = $1 AND s.department_id = ANY ($2::uuid[]))
      OR EXISTS (SELECT 1 FROM variant v JOIN story_revision r ON r.id = v.revision_id JOIN story s ON s.id = r.story_id
                 WHERE s.department_id = ANY ($2::uuid[]) AND v.content::text LIKE '%"' || $1::text || '"%') AS yes`;
