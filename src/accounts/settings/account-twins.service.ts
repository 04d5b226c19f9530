import { Injectable } from '@nestjs/common';
import { Not, type EntityManager } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { AppError } from '../../platform/errors/app-error.js';
import { ACCOUNT_ALREADY_ADDED } from '../account.errors.js';
import { Account } from '../account.entity.js';
import { platformKey, type PlatformAccount } from './platform-key.rules.js';

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
    const named = await this.access.can(actor, 'account.read', twin.departmentId);
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
    throw new AppError(ACCOUNT_ALREADY_ADDED, { which }, '/settings', detail);
  }
}
