import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Action } from '../../../identity/access.rules.js';
import type { Actor } from '../../../identity/actor.js';
import { DepartmentService } from '../../../identity/departments/department.service.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { SCOPE_NEVER_APPLIES } from '../../schedule.errors.js';

/** Whom a policy, blackout or freeze is about; null = all. */
export interface Scope {
  departmentId: string | null;
  channel: ChannelKind | null;
  accountId: string | null;
}

interface AccountPlace {
  departmentId: string;
  channel: ChannelKind;
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
    const account = await this.accountOf(scope);
    for (const departmentId of await this.owners(scope, account))
      await this.access.require(actor, action, departmentId);
  }

  /**
   * The same of a scope that is new. What bears one already, from before this was asked, keeps it: whoever switches it off or mends something
   * else is not held up by it.
   * @param before scope of what is changed; null = it is new altogether
   * @throws AppError as `require`, and SCOPE_NEVER_APPLIES where no publication could ever be in it
   */
  async requireSound(actor: Actor, action: Action, scope: Scope, before: Scope | null = null): Promise<void> {
    await this.require(actor, action, scope);
    if (before && isSame(scope, before)) return;
    const account = await this.accountOf(scope);
    if (account && scope.channel !== null && account.channel !== scope.channel)
      throw new AppError(SCOPE_NEVER_APPLIES, {}, 'channel');
  }

  private async accountOf({ accountId }: Scope): Promise<AccountPlace | null> {
    if (accountId === null) return null;
    const [account]: AccountPlace[] = await this.database.query(
      `SELECT department_id AS "departmentId", channel FROM account WHERE id = $1`,
      [accountId],
    );
    if (!account) throw new AppError(NOT_FOUND, { what: { zh: '账号', en: 'account' } }, 'accountId');
    return account;
  }

  private async owners(scope: Scope, account: AccountPlace | null): Promise<string[]> {
    if (scope.departmentId !== null) {
      const department = await this.departments.requireOpen(scope.departmentId, 'departmentId');
      return [department.id];
    }
    if (account) return [account.departmentId];
    const roots: { id: string }[] = await this.database.query(`SELECT id FROM department WHERE parent_id IS NULL`);
    return roots.map((row) => row.id);
  }
}

function isSame(one: Scope, other: Scope): boolean {
  return one.departmentId === other.departmentId && one.channel === other.channel && one.accountId === other.accountId;
}
