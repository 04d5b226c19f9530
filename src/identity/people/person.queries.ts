import type { EntityManager } from 'typeorm';
import type { Role } from '../access.rules.js';

export interface PersonRow {
  id: string;
  departmentId: string;
  login: string;
  displayName: string;
  mustChangePassword: boolean;
  disabled: boolean;
  version: number;
  roles: { id: string; departmentId: string; role: Role }[];
}

export interface PersonFilter {
  /** Departments the reader administers: shown are their people, and whoever holds a role in one of them. */
  within: string[];
  id?: string | undefined;
  after?: string | undefined;
  departmentId?: string | undefined;
  q?: string | undefined;
  limit: number;
}

/** People with their roles, oldest first. */
export async function selectPeople(tx: EntityManager, filter: PersonFilter): Promise<PersonRow[]> {
  return tx.query<PersonRow[]>(
    `SELECT p.id, p.department_id AS "departmentId", p.login, p.display_name AS "displayName",
            p.must_change_password AS "mustChangePassword", p.disabled_at IS NOT NULL AS disabled, p.version,
            COALESCE((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'departmentId', a.department_id, 'role', a.role)
                                       ORDER BY a.id)
                        FROM role_assignment a WHERE a.person_id = p.id), '[]') AS roles
       FROM person p
      WHERE (p.department_id = ANY ($1) OR EXISTS (
              SELECT FROM role_assignment a WHERE a.person_id = p.id AND a.department_id = ANY ($1)))
        AND ($2::uuid IS NULL OR p.id = $2)
        AND ($3::uuid IS NULL OR p.id > $3)
        AND ($4::uuid IS NULL OR p.department_id = $4)
        AND ($5::text IS NULL OR strpos(p.login, lower($5)) > 0 OR strpos(lower(p.display_name), lower($5)) > 0)
      ORDER BY p.id LIMIT $6`,
    [
      filter.within,
      filter.id ?? null,
      filter.after ?? null,
      filter.departmentId ?? null,
      filter.q ?? null,
      filter.limit,
    ],
  );
}
