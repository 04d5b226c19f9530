import { Injectable } from '@nestjs/common';
import type { UsableAccount } from '../../accounts/account-access.rules.js';
import { ACCOUNT_UNKNOWN } from '../../accounts/account.errors.js';
import { AccountService } from '../../accounts/account.service.js';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/errors/app-error.js';
import { windowProblem } from './release-window.rules.js';

/** Where and when a story is planned to leave. */
export interface PlannedRelease {
  accountIds: readonly string[];
  windowFrom: Date;
  windowTo: Date;
}

/** Looks at the release somebody plans, before anything is signed. */
@Injectable()
export class ReleasePlanService {
  constructor(
    private readonly accounts: AccountService,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the accounts, in the order given
   * @throws AppError REVIEW_WINDOW_*, ACCOUNT_UNKNOWN (also for accounts the actor may not see), ACCOUNT_PAUSED
   */
  async require(actor: Actor, release: PlannedRelease): Promise<UsableAccount[]> {
    const wrong = windowProblem(release.windowFrom, release.windowTo, this.clock.now());
    if (wrong) throw new AppError(wrong.definition, wrong.parameters, wrong.pointer);
    const accounts: UsableAccount[] = [];
    for (const [index, id] of release.accountIds.entries()) {
      accounts.push(await this.requireAccount(actor, id, `/accountIds/${index}`));
    }
    return accounts;
  }

  private async requireAccount(actor: Actor, id: string, pointer: string): Promise<UsableAccount> {
    let account: UsableAccount;
    try {
      account = await this.accounts.requireUsable(id);
    } catch (error) {
      // Its own pointer names the field of another form.
      if (error instanceof AppError) throw new AppError(error.definition, error.parameters, pointer);
      throw error;
    }
    if (await this.access.can(actor, 'account.read', account.departmentId)) return account;
    throw new AppError(ACCOUNT_UNKNOWN, {}, pointer);
  }
}
