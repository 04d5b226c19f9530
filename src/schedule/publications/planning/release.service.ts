import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountService } from '../../../accounts/account.service.js';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { SealService } from '../../../review/seal/seal.service.js';
import { needsLink } from '../../../stories/variants/link-place.rules.js';
import { ACCOUNT_NOT_SEALED, STORY_NOT_APPROVED } from '../../schedule.errors.js';
import type { SlotWindow } from './slot-request.rules.js';

/** What an approval allows on one account. */
export interface Release {
  storyId: string;
  sealId: string;
  digest: string;
  departmentId: string;
  accountId: string;
  channel: ChannelKind;
  window: SlotWindow;
  /** The sealed text carries the place of the web page's link. */
  needsLink: boolean;
  /** Other stories that leave with it, in one mass send. */
  companions?: readonly string[];
}

/** Finds what a story's standing approval allows. */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly seals: SealService,
    private readonly accounts: AccountService,
  ) {}

  /**
   * The approval of the story for the account; the story's round stays locked shared until the transaction ends, so that it
   * cannot be voided in between.
   * @throws AppError STORY_NOT_APPROVED, ACCOUNT_NOT_SEALED, and what `requireUsable` throws for the account
   */
  async require(tx: EntityManager, storyId: string, accountId: string): Promise<Release> {
    const seal = await this.seals.sealFor(tx, storyId);
    if (!seal) throw new AppError(STORY_NOT_APPROVED, {}, 'storyId');
    const account = await this.accounts.requireUsable(accountId, tx);
    if (!seal.accountIds.includes(account.id)) throw new AppError(ACCOUNT_NOT_SEALED, {}, 'accountId');
    const content = await this.seals.sealedContent(tx, seal.sealId, account.channel);
    return {
      storyId,
      sealId: seal.sealId,
      digest: seal.digest,
      departmentId: seal.departmentId,
      accountId: account.id,
      channel: account.channel,
      window: { from: seal.windowFrom.getTime(), to: seal.windowTo.getTime() },
      needsLink: needsLink(content),
    };
  }
}
