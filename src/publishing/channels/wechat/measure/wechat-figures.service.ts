import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import type { AccountAccess, MeasureOutcome, OutcomeText, PostedRef, PostFigures } from '../../channel.js';
import { WechatApi } from '../api/wechat-api.service.js';
import type { WechatReply } from '../api/wechat-reply.rules.js';
import { WechatBudget } from '../api/wechat-budget.service.js';
import { wechatText } from '../outcome/wechat-outcome.rules.js';
import { type ArticleCount, platformDay, readTotals, readyAt } from './article-figures.rules.js';
import { statisticsKey } from './submit-note.js';

/** What the platform looks after, and what it was before: some accounts are let to one only. */
const CALLS = ['/datacube/getarticletotaldetail', '/datacube/getarticletotal'];
/** No right (48001), no such call (40066): the other name may do. */
const OTHER_NAME = new Set([48001, 40066]);
const HOUR_MS = 3_600_000;
const USED_UP: OutcomeText = {
  zh: '今天的统计接口次数已用完，次日自动再读',
  en: 'the day’s calls for figures are used up: read by itself the next day',
};

/** Days asked about in one round; posts of the others stay due. */
const DAYS_AT_ONCE = 8;
type Later = Extract<MeasureOutcome, { kind: 'later' }>;
/** What one question about a day has come to: counts, or why there are none and until when (epoch ms). */
type DayAnswer = { counts: Map<string, ArticleCount> } | Later;

/** Reads, likes, comments and shares of published and mass-sent articles alike: one call for each day on which posts came out. */
@Injectable()
export class WechatFigures {
  constructor(
    private readonly api: WechatApi,
    private readonly budget: WechatBudget,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The platform counts whole days and tells them the next morning: no call is spent on a day before that. */
  async measure(account: AccountAccess, posts: readonly PostedRef[]): Promise<MeasureOutcome> {
    const now = this.clock.now().getTime();
    const keyed = posts.filter((post) => statisticsKey(post.journal) !== null);
    const counted = keyed.filter(({ sentAt }) => readyAt(sentAt) <= now);
    const unripe = new Map(
      keyed.filter((post) => !counted.includes(post)).map((post) => [post.publicationId, readyAt(post.sentAt) - now]),
    );
    const days = [...new Set(counted.map(({ sentAt }) => platformDay(sentAt)))];
    const counts = new Map<string, ArticleCount>();
    const calls = [...CALLS];
    const left = new Set(days);
    let trouble: Later | null = null;
    for (const day of days.slice(0, DAYS_AT_ONCE)) {
      const answer = await this.ofDay(account, day, now, calls);
      if ('kind' in answer) {
        trouble = answer;
        break;
      }
      left.delete(day);
      for (const [key, count] of answer.counts) counts.set(key, count);
    }
    if (trouble !== null && left.size === days.length && unripe.size === 0) return trouble;
    const unasked = counted.filter(({ sentAt }) => left.has(platformDay(sentAt))).map((post) => post.publicationId);
    return { ...measured(counted, counts), unripe, ...(unasked.length === 0 ? {} : { unasked: new Set(unasked) }) };
  }

  /** @param names of the call, from which one is struck that this account is not let to: it would be asked for each day */
  private async ofDay(account: AccountAccess, day: string, now: number, names: string[]): Promise<DayAnswer> {
    let reply: WechatReply = { kind: 'not-sent', reason: 'nothing was asked' };
    for (const path of [...names]) {
      const calls = await this.budget.take(account, path);
      if (!calls.granted) return { kind: 'later', notBefore: now + calls.dayLeftMs, reason: USED_UP.en, text: USED_UP };
      // One day at a time: how many the platform allows at once is not documented.
      reply = await this.api.ask(account, path, { begin_date: day, end_date: day });
      if (reply.kind !== 'refused' || !OTHER_NAME.has(reply.code)) break;
      if (names.length > 1) names.splice(names.indexOf(path), 1);
    }
    if (reply.kind === 'ok') return { counts: readTotals(reply.body) };
    const later = { kind: 'later', notBefore: now + HOUR_MS } as const;
    if (reply.kind !== 'refused') return { ...later, reason: reply.reason };
    const { code, message } = reply;
    return { ...later, reason: `${code} ${message}`, text: wechatText(code, message) };
  }
}

function measured(
  posts: readonly PostedRef[],
  counts: ReadonlyMap<string, ArticleCount>,
): Extract<MeasureOutcome, { kind: 'measured' }> {
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
