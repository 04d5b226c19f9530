import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import type { AccountAccess, MeasureOutcome, PostedRef, PostFigures } from '../../channel.js';
import { WechatApi } from '../api/wechat-api.service.js';
import type { WechatReply } from '../api/wechat-reply.rules.js';
import { type ArticleCount, platformDay, readTotals, readyAt } from './article-figures.rules.js';
import { statisticsKey } from './submit-note.js';

/** What the platform looks after, and what it was before: some accounts are let to one only. */
const CALLS = ['/datacube/getarticletotaldetail', '/datacube/getarticletotal'];
/** No right (48001), no such call (40066): the other name may do. */
const OTHER_NAME = new Set([48001, 40066]);
const HOUR_MS = 3_600_000;

/** Reads, likes, comments and shares of published and mass-sent articles alike: one call for each day on which posts came out. */
@Injectable()
export class WechatFigures {
  constructor(
    private readonly api: WechatApi,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The platform counts whole days and tells them the next morning; posts of today are left out. */
  async measure(account: AccountAccess, posts: readonly PostedRef[]): Promise<MeasureOutcome> {
    const now = this.clock.now().getTime();
    const today = platformDay(now);
    const counted = posts.filter((post) => statisticsKey(post.journal) !== null);
    const days = new Set(counted.map(({ sentAt }) => platformDay(sentAt)).filter((day) => day < today));
    if (days.size === 0 && counted.length > 0) {
      return { kind: 'later', notBefore: readyAt(now), reason: 'the platform counts whole days: tomorrow morning' };
    }
    const counts = new Map<string, ArticleCount>();
    let trouble: string | null = null;
    for (const day of days) {
      const reply = await this.ofDay(account, day);
      if (reply.kind !== 'ok') trouble = reply.kind === 'refused' ? `${reply.code} ${reply.message}` : reply.reason;
      else for (const [key, count] of readTotals(reply.body)) counts.set(key, count);
    }
    if (trouble !== null && counts.size === 0) return { kind: 'later', notBefore: now + HOUR_MS, reason: trouble };
    return measured(counted, counts);
  }

  private async ofDay(account: AccountAccess, day: string): Promise<WechatReply> {
    let reply: WechatReply = { kind: 'not-sent', reason: 'nothing was asked' };
    for (const path of CALLS) {
      // One day at a time: how many the platform allows at once is not documented.
      reply = await this.api.ask(account, path, { begin_date: day, end_date: day });
      if (reply.kind !== 'refused' || !OTHER_NAME.has(reply.code)) break;
    }
    return reply;
  }
}

function measured(posts: readonly PostedRef[], counts: ReadonlyMap<string, ArticleCount>): MeasureOutcome {
  const figures = new Map<string, PostFigures>();
  const addresses = new Map<string, string>();
  for (const post of posts) {
    const count = counts.get(statisticsKey(post.journal) ?? '');
    if (!count) continue;
    figures.set(post.publicationId, count.figures);
    if (post.url === null && count.url !== null) addresses.set(post.publicationId, count.url);
  }
  return addresses.size === 0 ? { kind: 'measured', figures } : { kind: 'measured', figures, addresses };
}
