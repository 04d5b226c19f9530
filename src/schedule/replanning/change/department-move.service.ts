import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { DepartmentMoves } from '../../../identity/departments/department-moves.service.js';
import { DepartmentService } from '../../../identity/departments/department.service.js';
import { DEPARTMENT_CYCLE } from '../../../identity/identity.errors.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type ChangePreview, RuleChangeService } from './rule-change.service.js';

/** A department that moves comes under other rules: asked about before, and refused where the plan would break unseen. */
@Injectable()
export class DepartmentMoveService implements OnModuleInit {
  constructor(
    private readonly moves: DepartmentMoves,
    private readonly departments: DepartmentService,
    private readonly access: AccessService,
    private readonly changes: RuleChangeService,
  ) {}

  onModuleInit(): void {
    this.moves.watch(async (tx, { id, parentId, confirm }) => {
      await this.changes.admit(tx, { kind: 'department', id, parentId }, confirm);
    });
  }

  /** What the move would strand. Changes nothing. @throws AppError DEPARTMENT_UNKNOWN, DEPARTMENT_CYCLE, FORBIDDEN */
  async preview(actor: Actor, id: string, parentId: string): Promise<ChangePreview> {
    await this.access.require(actor, 'department.administer', id);
    const parent = await this.departments.requireOpen(parentId, '/parentId');
    await this.access.require(actor, 'department.administer', parentId);
    if (parent.path.includes(id)) throw new AppError(DEPARTMENT_CYCLE, {}, '/parentId');
    return this.changes.preview({ kind: 'department', id, parentId });
  }
}
