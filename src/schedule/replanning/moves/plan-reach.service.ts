import { Injectable } from '@nestjs/common';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Action } from '../../../identity/access.rules.js';
import type { Actor } from '../../../identity/actor.js';
import { forbidden } from '../../../identity/forbidden.rules.js';
import { isWithin, type PlannedPublication, type PlanScope, type RuleFacts } from '../book/plan-book.rules.js';

/** Whether a publication is within what was asked about and within what the actor may do. */
export type Reach = (publication: PlannedPublication, paths: RuleFacts['paths']) => boolean;

/** Narrows a question about the plan to the departments the actor answers for. */
@Injectable()
export class PlanReach {
  constructor(private readonly access: AccessService) {}

  /**
   * A named department must be one the actor may do this in; an account or channel alone is narrowed to such departments.
   * @throws AppError FORBIDDEN
   */
  async of(actor: Actor, action: Action, scope: PlanScope): Promise<Reach> {
    if (scope.departmentId !== null) await this.access.require(actor, action, scope.departmentId);
    const departments = new Set(await this.access.departmentsFor(actor, action));
    if (departments.size === 0) throw forbidden(action);
    return (publication, paths) => departments.has(publication.departmentId) && isWithin(scope, publication, paths);
  }
}
