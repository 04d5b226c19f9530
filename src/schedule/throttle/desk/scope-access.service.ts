import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Action } from '../../../identity/access.rules.js';
import type { Actor } from '../../../identity/actor.js';
import { DepartmentService } from '../../../identity/departments/department.service.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';

/** Whom a policy, blackout or freeze is about; null = all. */
export interface Scope {
  departmentId: string | null;
  channel: ChannelKind | null;
  accountId: string | null;
}

/** Decides who may rule over a scope: whoever may over its department, its account's department, or the whole tree. */
@Injectable()
export class ScopeAccess {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly departments: DepartmentService,
  ) {}

  /** @throws AppError FORBIDDEN, DEPARTMENT_UNKNOWN, NOT_FOUND for the account */
  async require(actor: Actor, action: Action, scope: Scope): Promise<void> {
    for (const departmentId of await this.owners(scope)) await this.access.require(actor, action, departmentId);
  }

  private async owners(scope: Scope): Promise<string[]> {
    if (scope.departmentId !== null) {
      const department = await this.departments.requireExisting(scope.departmentId, 'departmentId');
      return [department.id];
    }
    if (scope.accountId !== null) {
      const rows: { id: string }[] = await this.database.query(
        `SELECT department_id AS id FROM account WHERE id = $1`,
        [scope.accountId],
      );
      if (rows.length === 0) throw new AppError(NOT_FOUND, { what: { zh: '账号', en: 'account' } }, 'accountId');
      return rows.map((row) => row.id);
    }
    const roots: { id: string }[] = await this.database.query(`SELECT id FROM department WHERE parent_id IS NULL`);
    return roots.map((row) => row.id);
  }
}
