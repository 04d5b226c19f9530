import type { Clock } from '../../../../platform/clock.js';
import type { ChannelTraits, NotReady, Rejection, SendPackage } from '../../channel.js';
import { accountNotReady } from '../api/wechat-ready.rules.js';
import type { WechatDrafts } from './wechat-draft.service.js';

/**
 * What every way of posting on an official account begins with: the article is placed as a draft ahead of its slot, and a draft that is
 * not to leave is taken out of the box. What becomes of the draft at the slot is each way's own.
 */
export abstract class DraftedChannel {
  readonly channel = 'wechat';
  abstract readonly traits: ChannelTraits;

  protected constructor(
    protected readonly drafts: WechatDrafts,
    protected readonly clock: Clock,
  ) {}

  validate({ account }: SendPackage): Rejection | null {
    return accountNotReady(account);
  }

  async prepare(pack: SendPackage): Promise<NotReady | null> {
    return this.validate(pack) ?? this.drafts.ready(pack, this.traits.idempotent);
  }

  async clear(pack: SendPackage): Promise<boolean> {
    return this.drafts.clear(pack);
  }

  /** Epoch ms. */
  protected now(): number {
    return this.clock.now().getTime();
  }
}
