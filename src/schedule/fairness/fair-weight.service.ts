import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { DepartmentService } from '../../identity/departments/department.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';

/** A department's share of the accounts it shares with others, against theirs. */
export interface FairWeightView {
  departmentId: string;
  departmentName: string;
  weight: number;
  /** Whether the reader may set it. */
  mayChange: boolean;
}

/** Departments the reader may see rules of, and those under whose parents (of the root: itself) they administer them; who has no row weighs 1. */
const WEIGHTS = `
  SELECT d.id AS "departmentId", d.name AS "departmentName", coalesce(w.weight, 1) AS weight,
         coalesce(d.parent_id, d.id) = ANY ($2::uuid[]) AS "mayChange"
  FROM department d LEFT JOIN fair_weight w ON w.department_id = d.id
  WHERE d.id = ANY ($1::uuid[]) ORDER BY d.name, d.id`;

const SET_WEIGHT = `
  INSERT INTO fair_weight (department_id, weight) VALUES ($1, $2)
  ON CONFLICT (department_id) DO UPDATE SET weight = EXCLUDED.weight`;

/** Weights of departments. A weight takes from others, so those above the department decide on it. */
@Injectable()
export class FairWeightService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly departments: DepartmentService,
    private readonly audit: AuditService,
  ) {}

  async list(actor: Actor): Promise<FairWeightView[]> {
    return this.database.query(WEIGHTS, [
      await this.access.departmentsFor(actor, 'policy.read'),
      await this.access.departmentsFor(actor, 'policy.administer'),
    ]);
  }

  /**
   * Sets a weight; it counts from the next place given.
   * @param weight 1 to 100
   * @throws AppError DEPARTMENT_UNKNOWN, FORBIDDEN unless the actor administers the rules of the department above (of the root itself:
   *   its own)
   */
  async set(actor: Actor, departmentId: string, weight: number): Promise<FairWeightView> {
    const { name, parentId } = await this.departments.requireExisting(departmentId, 'departmentId');
    await this.access.require(actor, 'policy.administer', parentId ?? departmentId);
    await this.database.transaction(async (tx) => {
      const [before]: { weight: number }[] = await tx.query(
        `SELECT weight FROM fair_weight WHERE department_id = $1 FOR UPDATE`,
        [departmentId],
      );
      await tx.query(SET_WEIGHT, [departmentId, weight]);
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'fair-weight.set',
        subjectType: 'department',
        subjectId: departmentId,
        data: { before: before?.weight ?? 1, after: weight },
      });
    });
    return { departmentId, departmentName: name, weight, mayChange: true };
  }
}
