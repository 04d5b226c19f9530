import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import type { ChangeOutcome, FindOutcome, SendOutcome, SendPackage } from '../../channel.js';
import { carriesMarker } from '../../../links/link-marker.rules.js';
import { idOf, objectOf, objectsOf } from '../api/answer-fields.rules.js';
import { WechatApi } from '../api/wechat-api.service.js';
import { type ListedArticle, readArticlePage } from '../api/wechat-list.rules.js';
import { datedHere, readAt } from '../../codes/platform-reply.rules.js';
import { pauseFor } from '../../budget/call-budget.rules.js';
import { WechatBudget } from '../api/wechat-budget.service.js';
import { sourceUrl, wechatContent } from '../draft/wechat-article.rules.js';
import { changeFailure, noCallsLeft, type WechatReply } from '../api/wechat-reply.rules.js';
import { publishOutcome, publishStatus } from '../outcome/publish-status.rules.js';
import { DAY_SPENT, wechatOutcome } from '../outcome/wechat-outcome.rules.js';

const LIST = '/cgi-bin/freepublish/batchget';
const GET = '/cgi-bin/freepublish/get';
const DELETE = '/cgi-bin/freepublish/delete';
/** The platform's own review may take its time; after this a person should look. */
export const PATIENCE_MS = 60 * 60_000;
/** Calls of the day that polling leaves for settling, where posts wait whose answer was lost. */
const KEPT_FOR_SETTLING = 30;
/** When nothing can be asked, this long until it is tried again. */
const NOTHING_LEFT_MS = 10 * 60_000;
/** Pages of 20 publications read back at most: the platform allows 100 such calls a day. */
const READ_PAGES = 5;
/** The platform's clock and ours may differ this much. */
const CLOCK_SKEW_MS = 10 * 60_000;
const USED_UP = 'the day’s calls for reading back are used up';

/** An account's publications: their jobs, the list of those that are out (mass sends are not in it), and taking one down. */
@Injectable()
export class Publications {
  private readonly log = new Logger(Publications.name);

  constructor(
    private readonly api: WechatApi,
    private readonly budget: WechatBudget,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Looks for the article of a publication back to when it can have been published first.
   * @param since epoch ms @param keep calls of the day that are left for others
   */
  async find(pack: SendPackage, since: number, keep = 0): Promise<FindOutcome> {
    const from = since - CLOCK_SKEW_MS;
    let oldest = Number.POSITIVE_INFINITY;
    let namesake = false;
    let read: { readAt?: number } = {};
    for (let page = 0; page < READ_PAGES; page += 1) {
      if (!(await this.budget.take(pack.account, LIST, keep)).granted) return { kind: 'unknown', reason: USED_UP };
      const body = { offset: page * 20, count: 20, no_content: 1 };
      const reply = await this.api.ask(pack.account, LIST, body);
      if (isDaySpent(reply)) await this.budget.spent(pack.account, LIST);
      if (reply.kind !== 'ok') {
        return { kind: 'unknown', reason: reply.kind === 'refused' ? `${reply.code} ${reply.message}` : reply.reason };
      }
      read = readAt(reply);
      const list = readArticlePage(reply.body, 'article_id');
      if (!list) return { kind: 'unknown', reason: 'the list of publications is unreadable' };
      for (const item of list.items) {
        if (item.updatedAt > oldest) return { kind: 'unknown', reason: 'the list of publications is not in order' };
        oldest = item.updatedAt;
        if (isOurs(item, pack)) {
          const postedAt = datedHere(item.updatedAt, reply, this.now());
          return { kind: 'found', ref: item.id, ...(item.url ? { url: item.url } : {}), postedAt };
        }
        namesake ||= item.updatedAt >= from && item.titles.includes(wechatContent(pack).title);
      }
      const complete = (page + 1) * 20 >= list.total;
      if (!complete && list.items.length === 0)
        return { kind: 'unknown', reason: 'the list of publications broke off' };
      if (!complete && oldest >= from) continue;
      // Without an address of its own the article cannot be told from another of its name.
      if (sourceUrl(pack) === '' && namesake)
        return { kind: 'unknown', reason: 'an article of this title is there: is it ours?' };
      return { kind: 'absent', reachesBackTo: complete ? 0 : oldest + 1_000, ...read };
    }
    return { kind: 'absent', reachesBackTo: oldest + 1_000, ...read };
  }

  /** How a publish job gets on; `ref` is its `publish_id`. */
  async follow(pack: SendPackage, ref: string): Promise<SendOutcome> {
    const working = { kind: 'accepted', ref, until: this.now() + PATIENCE_MS } as const;
    const calls = await this.budget.take(pack.account, GET);
    if (!calls.granted) return this.lookInList(pack, working);
    const reply = await this.api.ask(pack.account, GET, { publish_id: ref });
    if (reply.kind === 'refused' && reply.code === 53502) {
      return wechatOutcome(reply.code, reply.message, { act: 'send', now: this.now() });
    }
    if (isDaySpent(reply)) {
      await this.budget.spent(pack.account, GET);
      return this.lookInList(pack, working);
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
    const found = await this.find(pack, this.now() - PATIENCE_MS, KEPT_FOR_SETTLING);
    if (found.kind !== 'found') return { ...working, askAgainInMs: NOTHING_LEFT_MS };
    return { ...found, kind: 'sent' };
  }

  /** Deletes the articles of a publication, for good. Ten a day. */
  async remove(pack: SendPackage, articleId: string): Promise<ChangeOutcome> {
    const calls = await this.budget.take(pack.account, DELETE);
    if (!calls.granted) return noCallsLeft(calls.dayLeftMs, this.now());
    // Index 0: all articles of the publication, of which there is one.
    const reply = await this.api.ask(pack.account, DELETE, { article_id: articleId, index: 0 });
    return reply.kind === 'ok' ? { kind: 'done' } : changeFailure(reply, this.now());
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

/** Used up by another program, too: our own count had some left. */
function isDaySpent(reply: WechatReply): boolean {
  return reply.kind === 'refused' && reply.code === DAY_SPENT;
}

function isOurs(item: ListedArticle, pack: SendPackage): boolean {
  return item.addresses.some((address) => carriesMarker(address, pack.marker));
}

function firstUrl(body: Record<string, unknown>): string | null {
  const [first] = objectsOf(objectOf(body['article_detail'])?.['item']);
  return idOf(first?.['article_url']);
}
