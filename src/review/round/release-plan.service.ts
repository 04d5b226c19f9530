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
    const ids = release.accountIds;
    await this.requireKnown(actor, ids);
    const accounts: UsableAccount[] = [];
    for (const [index, id] of ids.entries()) accounts.push(await this.requireUsable(id, `/accountIds/${index}`));
    return accounts;
  }

  /** Of several that are not there, all are named. @throws AppError ACCOUNT_UNKNOWN */
  private async requireKnown(actor: Actor, ids: readonly string[]): Promise<void> {
    const known = await this.accounts.describe(ids);
    const readable = await Promise.all(
      ids.map(async (id) => {
        const account = known.get(id);
        return account !== undefined && this.access.can(actor, 'account.read', account.departmentId);
      }),
    );
    const unknown = ids.filter((_, index) => !readable[index]);
    if (unknown.length === 0) return;
    const parameters = { ids: unknown.join(', ') };
    const pointer = `/accountIds/${readable.indexOf(false)}`;
    throw new AppError(ACCOUNT_UNKNOWN, parameters, pointer, { accountIds: unknown });
  }

  private async requireUsable(id: string, pointer: string): Promise<UsableAccount> {
    try {
      return await this.accounts.requireUsable(id);
    } catch (error) {
      // Its own pointer names the field of another form.
      if (error instanceof AppError) throw new AppError(error.definition, error.parameters, pointer);
      throw error;
    }
  }
}
