import { Inject, Injectable, Logger } from '@nestjs/common';
import { appearsWithinMs } from '../../../../accounts/settings/account-settings.rules.js';
import { Clock } from '../../../../platform/clock.js';
import {
  type Accepted,
  type AccountAccess,
  type ChangeOutcome,
  type ChannelConnector,
  type ChannelTraits,
  type FindOutcome,
  type LastLook,
  type MeasureOutcome,
  type PostedRef,
  type SendOutcome,
  type SendPackage,
  STANDING_STEPS,
} from '../../channel.js';
import { idOf } from '../api/answer-fields.rules.js';
import { DraftSender } from '../draft/draft-sender.service.js';
import { DraftedChannel } from '../draft/drafted.channel.js';
import { WechatDrafts } from '../draft/wechat-draft.service.js';
import { notedPublishId, noteSubmit } from '../measure/submit-note.js';
import { WechatFigures } from '../measure/wechat-figures.service.js';
import { PATIENCE_MS, Publications } from './publications.service.js';

const SUBMIT = '/cgi-bin/freepublish/submit';
const SUBMIT_MS = 10_000;

/**
 * WeChat official account, publishing without a push (freepublish). The draft is placed ahead of the slot; the irreversible call only
 * submits it. Submitting has no idempotency key: a lost answer is looked up by the marker in `content_source_url`, and a draft that has
 * been deleted can no longer be published.
 */
@Injectable()
export class WechatChannel extends DraftedChannel implements ChannelConnector {
  readonly driver = 'publish';
  readonly traits: ChannelTraits = {
    can: ['clear', 'find', 'fence', 'poll', 'retract', 'measure'],
    idempotent: false,
    readable: true,
    longestCallMs: SUBMIT_MS,
    // No callback is needed; where there is one it makes the result come at once. 100 questions a day for all articles of an account.
    pollDelaysMs: [5_000, 20_000, 60_000, 120_000, 300_000, 600_000],
  };

  private readonly log = new Logger(WechatChannel.name);

  constructor(
    drafts: WechatDrafts,
    private readonly sender: DraftSender,
    private readonly publications: Publications,
    private readonly figures: WechatFigures,
    @Inject(Clock) clock: Clock,
  ) {
    super(drafts, clock);
  }

  async send(pack: SendPackage, lastLook: LastLook): Promise<SendOutcome> {
    const call = { path: SUBMIT, body: (mediaId: string) => ({ media_id: mediaId }), deadlineMs: SUBMIT_MS };
    const submitted = await this.sender.submit(pack, call, lastLook);
    if ('stop' in submitted) return submitted.stop;
    const ref = idOf(submitted.body['publish_id']);
    if (ref === null) return { kind: 'unconfirmed', reason: 'the answer to the submit holds no publish_id' };
    await noteSubmit(pack, submitted.body, this.log, this.clock.now().getTime());
    return this.underWay(ref);
  }

  async poll(pack: SendPackage, ref: string): Promise<SendOutcome> {
    return this.publications.follow(pack, ref);
  }

  async find(pack: SendPackage, beganAt: number): Promise<FindOutcome> {
    const read = await this.readBack(pack, beganAt);
    // A job that was heard of tells more than a list in which its article is not yet, or never.
    const job = read.kind === 'unknown' ? notedPublishId(pack.journal) : null;
    return job === null ? read : this.underWay(job);
  }

  private async readBack(pack: SendPackage, beganAt: number): Promise<FindOutcome> {
    const read = await this.publications.find(pack, beganAt);
    if (read.kind !== 'absent') return read;
    if (this.now() - beganAt < appearsWithinMs(pack.account.settings)) {
      return { kind: 'unknown', reason: 'the platform may still be working on it' };
    }
    const draft = pack.journal.get(STANDING_STEPS.draft);
    if (draft?.['mediaId'] && draft['taken'] !== 'back') {
      const there = await this.drafts.isThere(pack, draft['mediaId']);
      if (there === null) return { kind: 'unknown', reason: 'the draft box could not be read' };
      // Spent, and not listed yet: the platform has it; or never listed, where it was sent to followers by hand.
      if (!there)
        return { kind: 'unknown', reason: 'the draft has left the box but the article is not listed', spent: true };
    }
    return read;
  }

  async fence(pack: SendPackage): Promise<boolean> {
    return this.drafts.takeBack(pack);
  }

  async retract(pack: SendPackage, post: PostedRef): Promise<ChangeOutcome> {
    return this.publications.remove(pack, post.ref);
  }

  async measure(account: AccountAccess, posts: readonly PostedRef[]): Promise<MeasureOutcome> {
    return this.figures.measure(account, posts);
  }

  private underWay(ref: string): Accepted {
    return { kind: 'accepted', ref, until: this.now() + PATIENCE_MS };
  }
}
