import { Injectable } from '@nestjs/common';
import { AccountDesk } from '../../../accounts/account-desk.service.js';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { publicSource } from '../../../accounts/settings/account-source.rules.js';
import type { Actor } from '../../../identity/actor.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';

/** More accounts of a channel than anybody asks: with so many they do not name one source. */
const MOST_ACCOUNTS = 100;
/** What stands where the account decides, and none is chosen yet. */
const BY_ACCOUNT = '（随发布的账号）';

/** Which source the signature of a preview names: the account's, as in what is posted. */
@Injectable()
export class PreviewSources {
  constructor(private readonly accounts: AccountDesk) {}

  /**
   * @param accountId the account it is shown for; without one, what all accounts of the channel that the actor sees would name, else that it
   *   depends on the account
   * @throws AppError NOT_FOUND for an account of another channel, or one the actor may not see
   */
  async of(actor: Actor, channel: ChannelKind, departmentName: string, accountId?: string): Promise<string> {
    // Nobody else signs.
    if (channel !== 'wechat') return departmentName;
    if (accountId !== undefined) {
      const account = await this.accounts.read(actor, accountId);
      if (account.channel !== channel) throw new AppError(NOT_FOUND, { what: { zh: '账号', en: 'account' } });
      return publicSource(account) ?? departmentName;
    }
    const { items } = await this.accounts.list(actor, { channel, limit: MOST_ACCOUNTS });
    const [source, ...others] = new Set(items.map((account) => publicSource(account) ?? departmentName));
    return others.length > 0 ? BY_ACCOUNT : (source ?? departmentName);
  }
}
