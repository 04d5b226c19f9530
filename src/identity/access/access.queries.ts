import type { EntityManager } from 'typeorm';
import type { Role } from '../access.rules.js';

export interface RolesByReach {
  own: Role[];
  below: Role[];
  above: Role[];
}

// `target` is asked about, `held` is where the person holds a role.
const IN_REACH = `
  held.id = target.id AND a.role = ANY ($2)
  OR held.id = ANY (target.path) AND a.role = ANY ($3)
  OR target.id = ANY (held.path) AND a.role = ANY ($4)`;

export async function mayReach(
  tx: EntityManager,
  personId: string,
  roles: RolesByReach,
  departmentId: string,
): Promise<boolean> {
  const [row] = await tx.query<{ may: boolean }[]>(
    `SELECT EXISTS (
       SELECT FROM role_assignment a
       JOIN department held ON held.id = a.department_id
       JOIN department target ON target.id = $5
       WHERE a.person_id = $1 AND (${IN_REACH})
     ) AS may`,
    [personId, roles.own, roles.below, roles.above, departmentId],
  );
  return row?.may ?? false;
}

export async function departmentsInReach(tx: EntityManager, personId: string, roles: RolesByReach): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT held.id FROM role_assignment a JOIN department held ON held.id = a.department_id
      WHERE a.person_id = $1 AND a.role = ANY ($2)
     UNION
     SELECT target.id FROM role_assignment a JOIN department target ON target.path @> ARRAY[a.department_id]
      WHERE a.person_id = $1 AND a.role = ANY ($3)
     UNION
     SELECT unnest(held.path) FROM role_assignment a JOIN department held ON held.id = a.department_id
      WHERE a.person_id = $1 AND a.role = ANY ($4)`,
    [personId, roles.own, roles.below, roles.above],
  );
  return rows.map((row) => row.id);
}

export interface AblePerson {
  id: string;
  displayName: string;
}

/** Who may do something to a department, the nearest first; people who were disabled are left out. */
export async function peopleReaching(
  tx: EntityManager,
  roles: RolesByReach,
  departmentId: string,
): Promise<AblePerson[]> {
  return tx.query<AblePerson[]>(
    `SELECT p.id, p.display_name AS "displayName"
       FROM role_assignment a
       JOIN department held ON held.id = a.department_id
       JOIN department target ON target.id = $4
       JOIN person p ON p.id = a.person_id AND p.disabled_at IS NULL
      WHERE held.id = target.id AND a.role = ANY ($1)
         OR held.id = ANY (target.path) AND a.role = ANY ($2)
         OR target.id = ANY (held.path) AND a.role = ANY ($3)
      GROUP BY p.id, p.display_name
      ORDER BY min(abs(cardinality(held.path) - cardinality(target.path))), p.display_name, p.id LIMIT 50`,
    [roles.own, roles.below, roles.above, departmentId],
  );
}

export interface Holder {
  personId: string;
  departmentId: string;
}

/** Who holds one of the roles where; people who were disabled are left out. */
export async function holdersOf(tx: EntityManager, roles: Role[]): Promise<Holder[]> {
  return tx.query<Holder[]>(
    `SELECT a.person_id AS "personId", a.department_id AS "departmentId"
       FROM role_assignment a JOIN person p ON p.id = a.person_id AND p.disabled_at IS NULL
      WHERE a.role = ANY ($1)`,
    [roles],
  );
}

export interface HeldRole {
  departmentId: string;
  departmentName: string;
  role: Role;
}

/** The roles of a person with the names of the departments, root first. */
export async function heldRoles(tx: EntityManager, personId: string): Promise<HeldRole[]> {
  return tx.query<HeldRole[]>(
    `SELECT d.id AS "departmentId", d.name AS "departmentName", a.role
       FROM role_assignment a JOIN department d ON d.id = a.department_id
      WHERE a.person_id = $1 ORDER BY cardinality(d.path), d.name, a.role`,
    [personId],
  );
}

/** What is looked at as if it were gone: all roles of a person, or one of them (id of its assignment). */
export interface WithoutRoles {
  personId: string;
  assignmentId: string | null;
}

/** Who may do something to each of the departments, were the roles of `without` gone; people who were disabled are left out. */
export async function ableIn(
  tx: EntityManager,
  roles: RolesByReach,
  departmentIds: readonly string[],
  without: WithoutRoles | null,
): Promise<Holder[]> {
  return tx.query<Holder[]>(
    `SELECT DISTINCT target.id AS "departmentId", a.person_id AS "personId"
       FROM department target
       JOIN role_assignment a ON true
       JOIN department held ON held.id = a.department_id
       JOIN person p ON p.id = a.person_id AND p.disabled_at IS NULL
      WHERE target.id = ANY ($1::uuid[]) AND (${IN_REACH})
        AND ($5::uuid IS NULL OR a.person_id <> $5 OR $6::uuid IS NOT NULL AND a.id <> $6)`,
    [departmentIds, roles.own, roles.below, roles.above, without?.personId ?? null, without?.assignmentId ?? null],
  );
}
