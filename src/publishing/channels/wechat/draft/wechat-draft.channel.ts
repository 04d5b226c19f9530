import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import {
  type Accepted,
  type ChannelConnector,
  type ChannelTraits,
  type FindOutcome,
  type LastLook,
  type OutcomeText,
  type SendOutcome,
  type SendPackage,
  STANDING_STEPS,
} from '../../channel.js';
import { WechatBudget } from '../api/wechat-budget.service.js';
import { RENEWAL_MS } from '../../codes/code-outcome.rules.js';
import { Publications } from '../publish/publications.service.js';
import { contentKey } from './wechat-article.rules.js';
import { DraftedChannel } from './drafted.channel.js';
import { WechatDrafts } from './wechat-draft.service.js';

const DRAFT_GET = '/cgi-bin/draft/get';
/** Looking whether the draft is still there, before it is handed to a person. */
const LOOK_MS = 20_000;
/** A person publishes it within this time; then it is asked for. */
const BY_HAND_MS = 12 * 3_600_000;
/** Calls of the day that watching drafts leaves for placing others. */
const KEPT = 50;

export const BY_HAND: OutcomeText = {
  zh: '草稿已放入公众号草稿箱：请登录 mp.weixin.qq.com，在“草稿箱”中核对后发表；发表后系统会自动识别，识别不到时请填写文章链接',
  en: 'the draft is in the account’s draft box: log in to mp.weixin.qq.com, check it and publish it there; it is noticed by itself, or fill in the article’s link',
};
/** The approval was withdrawn while the draft waited. */
export const TAKEN_FROM_BOX: OutcomeText = {
  zh: '定稿已撤销，草稿已从公众号草稿箱删除，没有发表；要再发须重新送审、排期',
  en: 'the approval was withdrawn and the draft was deleted from the box, unpublished: have it reviewed and scheduled again',
};
export const DELETE_BY_HAND: OutcomeText = {
  zh: '定稿已撤销，但草稿没能从公众号草稿箱删除：请立即登录 mp.weixin.qq.com 删除该草稿，切勿发表；系统会继续尝试删除',
  en: 'the approval was withdrawn, but the draft could not be deleted: log in to mp.weixin.qq.com now and delete it, do not publish it; deleting is tried again',
};
export const GONE_AND_WITHDRAWN: OutcomeText = {
  zh: '定稿已撤销，而草稿已不在草稿箱，可能已由人工发表或群发：请立即到 mp.weixin.qq.com 核对；已发出的请填写文章链接并撤下，没有发出的请选择放弃',
  en: 'the approval was withdrawn and the draft has left the box, perhaps published or sent by hand: look at mp.weixin.qq.com now; if it is out, fill in its link and take it down, else give it up',
};
/** Our own deletion whose answer was lost, most likely; a person may have been quicker. */
export const GONE_BY_US: OutcomeText = {
  zh: '定稿已撤销，草稿已不在草稿箱，多半是系统已删除（没有收到删除的答复），请到 mp.weixin.qq.com 核对：没有发出的请选择放弃，万一已发出的请填写文章链接并撤下',
  en: 'the approval was withdrawn and the draft has left the box, most likely deleted by the system (the answer to that was lost): look at mp.weixin.qq.com; if it is not out, give it up, should it be out, fill in its link and take it down',
};
export const GONE_FROM_BOX: OutcomeText = {
  zh: '草稿已离开草稿箱，多半已由人工发表或群发，但平台不告知文章链接：请打开文章并把链接填写回来；若是误删，请选择放弃后重新安排',
  en: 'the draft has left the box, most likely published or sent by hand, and the platform does not tell its link: open the article and fill it in; if it was deleted by mistake, give it up and plan it anew',
};

/**
 * WeChat official account without the right to publish by the interface: the draft is placed, and a person publishes it in the back
 * office. Nothing irreversible is called here; what the platform shows of the person's act is read back.
 */
@Injectable()
export class WechatDraftChannel extends DraftedChannel implements ChannelConnector {
  readonly driver = 'draft';
  readonly traits: ChannelTraits = {
    can: ['clear', 'find', 'poll', 'recall'],
    // Handing over the same draft again posts nothing.
    idempotent: false,
    readable: true,
    longestCallMs: LOOK_MS,
    pollDelaysMs: [60_000, 120_000, 300_000, 600_000, 1_800_000],
  };

  constructor(
    drafts: WechatDrafts,
    private readonly publications: Publications,
    private readonly budget: WechatBudget,
    @Inject(Clock) clock: Clock,
  ) {
    super(drafts, clock);
  }

  /** The draft stands in the box: from now on it is a person's. */
  async send(pack: SendPackage, lastLook: LastLook): Promise<SendOutcome> {
    const mediaId = this.drafts.placed(pack, contentKey(pack));
    const there = mediaId !== null && (await this.drafts.isThere(pack, mediaId));
    if (mediaId === null || there !== true) {
      // Gone before anybody was told of it: the next preparation places another.
      if (there === false && mediaId !== null)
        await pack.journal.put(STANDING_STEPS.draft, { mediaId, key: '', taken: 'back' });
      const reason = there === null ? 'the draft box could not be read' : 'there is no draft of exactly this content';
      return { kind: 'retry', notBefore: this.now() + RENEWAL_MS, reason };
    }
    try {
      lastLook();
    } catch (error) {
      const reason = `not handed over: ${error instanceof Error ? error.message : String(error)}`;
      return { kind: 'retry', notBefore: this.now() + RENEWAL_MS, reason };
    }
    return this.withAPerson(mediaId);
  }

  async poll(pack: SendPackage, ref: string, since?: number): Promise<SendOutcome> {
    const waiting = this.withAPerson(ref);
    if (!(await this.budget.take(pack.account, DRAFT_GET, KEPT)).granted) return waiting;
    const there = await this.drafts.isThere(pack, ref);
    if (there !== false) return waiting;
    // Sent to followers, or by an account that may not even read its list: only a person sees the link.
    return (
      (await this.published(pack, since)) ?? { kind: 'unconfirmed', reason: GONE_FROM_BOX.en, text: GONE_FROM_BOX }
    );
  }

  /** Deletes the draft; when it has left the box before that, it is looked for among what is out. */
  async recall(pack: SendPackage, ref: string, since?: number): Promise<SendOutcome> {
    const there = await this.drafts.isThere(pack, ref);
    const byUs = there === false ? this.drafts.takenByUs(pack, ref) : 'no';
    const taken = there === true ? await this.drafts.takeBack(pack) : byUs === 'certain';
    // Published in the moment before: then the list has it.
    const out = there !== null && (taken || there === false) ? await this.published(pack, since) : null;
    if (out) return out;
    if (taken) {
      const [code, reason] = ['APPROVAL_WITHDRAWN', TAKEN_FROM_BOX.en];
      return { kind: 'rejected', code, reason, fix: 'human', text: TAKEN_FROM_BOX };
    }
    const gone = byUs === 'likely' ? GONE_BY_US : GONE_AND_WITHDRAWN;
    if (there === false) return { kind: 'unconfirmed', reason: gone.en, text: gone };
    return { ...this.withAPerson(ref), text: DELETE_BY_HAND };
  }

  /**
   * Never "absent": the draft may be published by hand at any moment. One that stands in the box waits for a person, whether or not
   * anybody heard that it was handed over.
   */
  async find(pack: SendPackage, beganAt: number): Promise<FindOutcome> {
    const found = await this.publications.find(pack, beganAt);
    if (found.kind === 'found') return found;
    const mediaId = this.drafts.placed(pack, contentKey(pack));
    if (mediaId !== null && (await this.drafts.isThere(pack, mediaId)) === true) return this.withAPerson(mediaId);
    return { kind: 'unknown', reason: 'what is published by hand a person must say' };
  }

  private async published(pack: SendPackage, since = this.now() - BY_HAND_MS): Promise<SendOutcome | null> {
    const found = await this.publications.find(pack, since);
    return found.kind === 'found' ? { kind: 'sent', ref: found.ref, ...(found.url ? { url: found.url } : {}) } : null;
  }

  private withAPerson(mediaId: string): Accepted {
    return { kind: 'accepted', ref: mediaId, until: this.now() + BY_HAND_MS, text: BY_HAND };
  }
}
