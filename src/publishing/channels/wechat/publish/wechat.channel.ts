import { Inject, Injectable, Logger } from '@nestjs/common';
import { appearsWithinMs, textOf } from '../../../../accounts/settings/account-settings.rules.js';
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
import { carriesMarker } from '../../link-marker.rules.js';
import { WechatApi } from '../api/wechat-api.service.js';
import { contentKey, sourceUrl, wechatContent } from '../draft/wechat-article.rules.js';
import { WechatDrafts } from '../draft/wechat-draft.service.js';
import { readArticlePage, type ListedArticle } from '../api/wechat-list.rules.js';
import { publishOutcome, publishStatus } from '../outcome/publish-status.rules.js';
import { RENEWAL_MS, wechatOutcome } from '../outcome/wechat-outcome.rules.js';
import { sendFailure, unlessOk } from '../api/wechat-reply.rules.js';
import { WechatTokens } from '../api/wechat-token.service.js';

const SUBMIT_MS = 10_000;
/** The platform's own review may take its time; after this a person should look. */
const PATIENCE_MS = 60 * 60_000;
/** Pages of 20 publications read back at most: the platform allows 100 such calls a day. */
const READ_PAGES = 5;
/** The platform's clock and ours may differ this much. */
const CLOCK_SKEW_MS = 10 * 60_000;

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
    // The callback brings the result; asking is the fallback, 100 questions a day for all articles of an account.
    pollDelaysMs: [5_000, 20_000, 60_000, 120_000, 300_000, 600_000],
  };

  private readonly log = new Logger(WechatChannel.name);

  constructor(
    private readonly api: WechatApi,
    private readonly tokens: WechatTokens,
    private readonly drafts: WechatDrafts,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  validate({ account }: SendPackage): Rejection | null {
    const missing = textOf(account.settings, 'appId') === null || textOf(account.credentials, 'appSecret') === null;
    return missing ? incomplete() : null;
  }

  async prepare(pack: SendPackage): Promise<NotReady | null> {
    const refusal = this.validate(pack);
    if (refusal) return refusal;
    // Also warms the token when the draft is already there, so that the slot holds nothing but the one call.
    const token = await this.tokens.token(pack.account);
    if (token.kind !== 'token') return unlessOk(token, this.now());
    const key = contentKey(pack);
    return this.drafts.placed(pack, key) === null ? this.drafts.place(pack, key) : null;
  }

  async send(pack: SendPackage, lastLook: LastLook): Promise<SendOutcome> {
    const mediaId = this.drafts.placed(pack, contentKey(pack));
    if (mediaId === null)
      return {
        kind: 'retry',
        notBefore: this.now() + RENEWAL_MS,
        reason: 'there is no draft of exactly this content yet',
      };
    const token = await this.tokens.token(pack.account);
    if (token.kind !== 'token') return unlessOk(token, this.now());
    const call = {
      token: token.token,
      path: '/cgi-bin/freepublish/submit',
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
    return ref === null
      ? { kind: 'unconfirmed', reason: 'the answer to the submit holds no publish_id' }
      : { kind: 'accepted', ref, until: now + PATIENCE_MS };
  }

  async poll(pack: SendPackage, ref: string): Promise<SendOutcome> {
    const reply = await this.api.ask(pack.account, '/cgi-bin/freepublish/get', { publish_id: ref });
    const working: SendOutcome = { kind: 'accepted', ref, until: this.now() + PATIENCE_MS };
    if (reply.kind === 'refused' && reply.code === 53502) {
      return wechatOutcome(reply.code, reply.message, { act: 'send', now: this.now() });
    }
    // A question that failed says nothing about the post.
    if (reply.kind !== 'ok') return working;
    const status = Number(reply.body['publish_status']);
    const articleId = idOf(reply.body['article_id']);
    const { verdict, text } = publishStatus(status);
    if (verdict === 'withdrawn') this.log.warn({ publicationId: pack.publicationId, articleId, status }, text.en);
    return publishOutcome({ status, articleId, url: firstUrl(reply.body) }) ?? working;
  }

  async find(pack: SendPackage, beganAt: number): Promise<FindOutcome> {
    const read = await this.readBack(pack, beganAt - CLOCK_SKEW_MS);
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

  /** Reads the published articles, newest first, back to `since`. */
  private async readBack(pack: SendPackage, since: number): Promise<FindOutcome> {
    let oldest = Number.POSITIVE_INFINITY;
    let namesake = false;
    for (let page = 0; page < READ_PAGES; page += 1) {
      const body = { offset: page * 20, count: 20, no_content: 1 };
      const reply = await this.api.ask(pack.account, '/cgi-bin/freepublish/batchget', body);
      if (reply.kind !== 'ok') {
        return { kind: 'unknown', reason: reply.kind === 'refused' ? `${reply.code} ${reply.message}` : reply.reason };
      }
      const list = readArticlePage(reply.body, 'article_id');
      if (!list) return { kind: 'unknown', reason: 'the list of publications is unreadable' };
      for (const item of list.items) {
        if (item.updatedAt > oldest) return { kind: 'unknown', reason: 'the list of publications is not in order' };
        oldest = item.updatedAt;
        if (isOurs(item, pack)) return { kind: 'found', ref: item.id, ...(item.url ? { url: item.url } : {}) };
        namesake ||= item.updatedAt >= since && item.titles.includes(wechatContent(pack).title);
      }
      const complete = (page + 1) * 20 >= list.total;
      if (!complete && list.items.length === 0)
        return { kind: 'unknown', reason: 'the list of publications broke off' };
      if (!complete && oldest >= since) continue;
      // Without an address of its own the article cannot be told from another of its name.
      if (sourceUrl(pack) === '' && namesake)
        return { kind: 'unknown', reason: 'an article of this title is there: is it ours?' };
      return { kind: 'absent', reachesBackTo: complete ? 0 : oldest + 1_000 };
    }
    return { kind: 'absent', reachesBackTo: oldest + 1_000 };
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function isOurs(item: ListedArticle, pack: SendPackage): boolean {
  return item.addresses.some((address) => carriesMarker(address, pack.marker));
}

function idOf(value: unknown): string | null {
  const id = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  return id === '' ? null : id;
}

function firstUrl(body: Record<string, unknown>): string | null {
  const detail = body['article_detail'] as { item?: unknown } | undefined;
  const item: unknown = Array.isArray(detail?.item) ? detail.item[0] : undefined;
  return idOf((item as { article_url?: unknown } | undefined)?.article_url);
}

function incomplete(): Rejection {
  return {
    kind: 'rejected',
    code: 'WECHAT_ACCOUNT_INCOMPLETE',
    reason: 'appId or appSecret is missing',
    fix: 'account',
    text: { zh: '公众号尚未填写 AppID 或 AppSecret', en: 'the account lacks its AppID or AppSecret' },
  };
}
