import { Injectable } from '@nestjs/common';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { AppError } from '../../platform/errors/app-error.js';
import { ACCOUNT_ALREADY_ADDED } from '../account.errors.js';
import { Account } from '../account.entity.js';
import { INHERIT_PLATFORM_KEY } from '../account.queries.js';
import { namingField, platformKey, type PlatformAccount } from './platform-key.rules.js';

/** Keeps people from adding the same account of a platform twice. */
@Injectable()
export class AccountTwins {
  constructor(private readonly access: AccessService) {}

  /**
   * The key of an account that is to be written, for a unique index decides between two at once. One that was added twice before there
   * were keys, and stays who it is, keeps none.
   * @param before the account as it is; null = a new one
   * @throws AppError ACCOUNT_ALREADY_ADDED, naming the account there is where the actor may see it
   */
  async keyFor(
    tx: EntityManager,
    actor: Actor,
    after: PlatformAccount & { id: string },
    before: Account | null,
  ): Promise<string | null> {
    const key = platformKey(after);
    if (before && platformKey(before) === key) return before.platformKey;
    const twin = key === null ? null : await tx.findOneBy(Account, { platformKey: key, id: Not(after.id) });
    if (!twin) return key;
    const named = await this.access.can(actor, 'account.read', twin.departmentId, tx);
    const paused = twin.state === 'paused';
    const which = named
      ? {
          zh: `即账号“${twin.name}”${paused ? '（已停用，可重新启用）' : ''}，请直接使用它`,
          en: `it is the account “${twin.name}”${paused ? ' (paused; it can be resumed)' : ''}: use that one`,
        }
      : {
          zh: '在您看不到的单位，请联系系统管理员共用',
          en: 'it belongs to a department you cannot see: ask an administrator to share it',
        };
    const detail = named ? { accountId: twin.id } : undefined;
    throw new AppError(ACCOUNT_ALREADY_ADDED, { which }, namingField(after.driver), detail);
  }

  /**
   * After a holder has become another account of the platform: its key goes to the oldest that was added twice before there were keys,
   * so that nobody adds a third.
   * @param before the account as it was
   * @param kept the key it has now
   */
  async handOver(tx: EntityManager, before: Account, kept: string | null): Promise<void> {
    const { driver, platformKey: left } = before;
    if (left === null || left === kept) return;
    const keyless = await tx.find(Account, {
      where: { driver, platformKey: IsNull(), id: Not(before.id) },
      order: { id: 'ASC' },
    });
    const heir = keyless.find((account) => platformKey(account) === left);
    // One that is changed at this moment is no longer what was read here, and is let be.
    if (heir) await tx.query(INHERIT_PLATFORM_KEY, [heir.id, left, JSON.stringify(heir.settings), heir.baseUrl]);
  }
}
