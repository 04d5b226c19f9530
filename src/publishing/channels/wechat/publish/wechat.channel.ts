import { Inject, Injectable, Logger } from '@nestjs/common';
import { appearsWithinMs } from '../../../../accounts/settings/account-settings.rules.js';
import { Clock } from '../../../../platform/clock.js';
import type {
  ChannelConnector,
  ChannelTraits,
  FindOutcome,
  LastLook,
  NotReady,
  Rejection,
  SendOutcome,
  SendPackage,
} from '../../channel.js';
import { idOf, objectOf, objectsOf } from '../api/answer-fields.rules.js';
import { WechatApi } from '../api/wechat-api.service.js';
import { accountNotReady } from '../api/wechat-ready.rules.js';
import { sendFailure, unlessOk } from '../api/wechat-reply.rules.js';
import { pauseFor } from '../budget/call-budget.rules.js';
import { CallBudget } from '../budget/call-budget.service.js';
import { contentKey } from '../draft/wechat-article.rules.js';
import { WechatDrafts } from '../draft/wechat-draft.service.js';
import { noteSubmit } from '../measure/submit-note.js';
import { publishOutcome, publishStatus } from '../outcome/publish-status.rules.js';
import { RENEWAL_MS, wechatOutcome } from '../outcome/wechat-outcome.rules.js';
import { PublishedList } from './published-list.service.js';

const SUBMIT = '/cgi-bin/freepublish/submit';
const GET = '/cgi-bin/freepublish/get';
const SUBMIT_MS = 10_000;
/** The platform's own review may take its time; after this a person should look. */
const PATIENCE_MS = 60 * 60_000;
/** Calls of the day that polling leaves for settling, where posts wait whose answer was lost. */
const KEPT_FOR_SETTLING = 30;
/** When nothing can be asked, this long until it is tried again. */
const NOTHING_LEFT_MS = 10 * 60_000;

/**
 * WeChat official account, publishing without a push (freepublish). The draft is placed ahead of the slot; the irreversible call only
 * submits it. Submitting has no idempotency key: a lost answer is looked up by the marker in `content_source_url`, and a draft that has
 * been deleted can no longer be published.
 */
@Injectable()
export class WechatChannel implements ChannelConnector {
  readonly channel = 'wechat';
  readonly driver = 'publish';
  readonly traits: ChannelTraits = {
    can: ['find', 'fence', 'poll'],
    idempotent: false,
    readable: true,
    longestCallMs: SUBMIT_MS,
    // No callback is needed; where there is one it makes the result come at once. 100 questions a day for all articles of an account.
    pollDelaysMs: [5_000, 20_000, 60_000, 120_000, 300_000, 600_000],
  };

  private readonly log = new Logger(WechatChannel.name);

  constructor(
    private readonly api: WechatApi,
    private readonly drafts: WechatDrafts,
    private readonly published: PublishedList,
    private readonly budget: CallBudget,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  validate({ account }: SendPackage): Rejection | null {
    return accountNotReady(account);
  }

  async prepare(pack: SendPackage): Promise<NotReady | null> {
    return this.validate(pack) ?? this.drafts.ready(pack);
  }

  async send(pack: SendPackage, lastLook: LastLook): Promise<SendOutcome> {
    const mediaId = this.drafts.placed(pack, contentKey(pack));
    if (mediaId === null)
      return {
        kind: 'retry',
        notBefore: this.now() + RENEWAL_MS,
        reason: 'there is no draft of exactly this content yet',
      };
    const token = await this.api.token(pack.account);
    if (token.kind !== 'token') return unlessOk(token, this.now());
    const call = {
      token: token.token,
      path: SUBMIT,
      body: { media_id: mediaId },
      deadlineMs: SUBMIT_MS,
    };
    const reply = await this.api.sendOnce(pack.account, call, lastLook);
    const now = this.now();
    if (reply.kind !== 'ok') {
      const outcome = sendFailure(reply, { now, mayHavePosted: pack.mayHavePosted });
      // Deleted by hand before its slot: the next preparation makes another.
      if (outcome.kind === 'retry' && reply.kind === 'refused' && reply.code === 40007) {
        await pack.journal.put('draft', { mediaId, key: '', taken: 'back' });
      }
      return outcome;
    }
    const ref = idOf(reply.body['publish_id']);
    if (ref === null) return { kind: 'unconfirmed', reason: 'the answer to the submit holds no publish_id' };
    await noteSubmit(pack, reply.body, this.log);
    return { kind: 'accepted', ref, until: now + PATIENCE_MS };
  }

  async poll(pack: SendPackage, ref: string): Promise<SendOutcome> {
    const working = { kind: 'accepted', ref, until: this.now() + PATIENCE_MS } as const;
    const calls = await this.budget.take(pack.account, GET);
    if (!calls.granted) return this.lookInList(pack, working);
    const reply = await this.api.ask(pack.account, GET, { publish_id: ref });
    if (reply.kind === 'refused' && reply.code === 53502) {
      return wechatOutcome(reply.code, reply.message, { act: 'send', now: this.now() });
    }
    const pause = pauseFor(calls);
    const later = pause > 0 ? { ...working, askAgainInMs: pause } : working;
    // A question that failed says nothing about the post.
    if (reply.kind !== 'ok') return later;
    const status = Number(reply.body['publish_status']);
    const articleId = idOf(reply.body['article_id']);
    const { verdict, text } = publishStatus(status);
    if (verdict === 'withdrawn') this.log.warn({ publicationId: pack.publicationId, articleId, status }, text.en);
    return publishOutcome({ status, articleId, url: firstUrl(reply.body) }) ?? later;
  }

  /** The questions about single jobs are used up: one page of the list tells of twenty posts that are out. */
  private async lookInList(
    pack: SendPackage,
    working: Extract<SendOutcome, { kind: 'accepted' }>,
  ): Promise<SendOutcome> {
    const found = await this.published.findRecent(pack, PATIENCE_MS, KEPT_FOR_SETTLING);
    if (found.kind !== 'found') return { ...working, askAgainInMs: NOTHING_LEFT_MS };
    return { kind: 'sent', ref: found.ref, ...(found.url ? { url: found.url } : {}) };
  }

  async find(pack: SendPackage, beganAt: number): Promise<FindOutcome> {
    const read = await this.published.find(pack, beganAt);
    if (read.kind !== 'absent') return read;
    if (this.now() - beganAt < appearsWithinMs(pack.account.settings)) {
      return { kind: 'unknown', reason: 'the platform may still be working on it' };
    }
    const draft = pack.journal.get('draft');
    if (draft?.['mediaId'] && draft['taken'] !== 'back') {
      const there = await this.drafts.isThere(pack, draft['mediaId']);
      if (there === null) return { kind: 'unknown', reason: 'the draft box could not be read' };
      // Spent, and not listed yet: the platform has it.
      if (!there) return { kind: 'unknown', reason: 'the draft has left the box but the article is not listed' };
    }
    return read;
  }

  async fence(pack: SendPackage): Promise<boolean> {
    return this.drafts.takeBack(pack);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function firstUrl(body: Record<string, unknown>): string | null {
  const [first] = objectsOf(objectOf(body['article_detail'])?.['item']);
  return idOf(first?.['article_url']);
}
