import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import type { FindOutcome, SendPackage } from '../../channel.js';
import { carriesMarker } from '../../link-marker.rules.js';
import { WechatApi } from '../api/wechat-api.service.js';
import { type ListedArticle, readArticlePage } from '../api/wechat-list.rules.js';
import { CallBudget } from '../budget/call-budget.service.js';
import { sourceUrl, wechatContent } from '../draft/wechat-article.rules.js';

const PATH = '/cgi-bin/freepublish/batchget';
/** Pages of 20 publications read back at most: the platform allows 100 such calls a day. */
const READ_PAGES = 5;
/** The platform's clock and ours may differ this much. */
const CLOCK_SKEW_MS = 10 * 60_000;
const USED_UP = 'the day’s calls for reading back are used up';

/** The articles an account has published, newest first. What was sent to its followers is not among them. */
@Injectable()
export class PublishedList {
  constructor(
    private readonly api: WechatApi,
    private readonly budget: CallBudget,
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
    for (let page = 0; page < READ_PAGES; page += 1) {
      if (!(await this.budget.take(pack.account, PATH, keep)).granted) return { kind: 'unknown', reason: USED_UP };
      const body = { offset: page * 20, count: 20, no_content: 1 };
      const reply = await this.api.ask(pack.account, PATH, body);
      if (reply.kind !== 'ok') {
        return { kind: 'unknown', reason: reply.kind === 'refused' ? `${reply.code} ${reply.message}` : reply.reason };
      }
      const list = readArticlePage(reply.body, 'article_id');
      if (!list) return { kind: 'unknown', reason: 'the list of publications is unreadable' };
      for (const item of list.items) {
        if (item.updatedAt > oldest) return { kind: 'unknown', reason: 'the list of publications is not in order' };
        oldest = item.updatedAt;
        if (isOurs(item, pack)) return { kind: 'found', ref: item.id, ...(item.url ? { url: item.url } : {}) };
        namesake ||= item.updatedAt >= from && item.titles.includes(wechatContent(pack).title);
      }
      const complete = (page + 1) * 20 >= list.total;
      if (!complete && list.items.length === 0)
        return { kind: 'unknown', reason: 'the list of publications broke off' };
      if (!complete && oldest >= from) continue;
      // Without an address of its own the article cannot be told from another of its name.
      if (sourceUrl(pack) === '' && namesake)
        return { kind: 'unknown', reason: 'an article of this title is there: is it ours?' };
      return { kind: 'absent', reachesBackTo: complete ? 0 : oldest + 1_000 };
    }
    return { kind: 'absent', reachesBackTo: oldest + 1_000 };
  }

  /** The same for what may have been published in the last hours. */
  async findRecent(pack: SendPackage, withinMs: number, keep: number): Promise<FindOutcome> {
    return this.find(pack, this.clock.now().getTime() - withinMs, keep);
  }
}

function isOurs(item: ListedArticle, pack: SendPackage): boolean {
  return item.addresses.some((address) => carriesMarker(address, pack.marker));
}
