import type { Ledger } from '../../ledger/ledger.service.js';
import type { Limits } from '../../ledger/limits.rules.js';
import { platformDay, platformMonth } from '../../ledger/platform-day.rules.js';
import type { WechatAccount } from '../wechat-accounts.service.js';
import { WechatError } from '../wechat.errors.js';
import { type Audience, type MassUse, quotaUsed } from './mass.rules.js';

/** How many followers a send is for, and how many of them it may still reach this month. */
export interface Reach {
  total: number;
  reachable: number;
}

/** One send a day for a 公众号, four a month to each follower for a 服务号. */
export class MassQuota {
  constructor(
    private readonly ledger: Ledger,
    private readonly limits: () => Limits,
    private readonly clock: () => number,
  ) {}

  /** Whom a send may reach, given what the account has sent. Throws 45028 when that is nobody, 40152 for a foreign tag. */
  check(account: WechatAccount, audience: Audience, sends: MassUse[]): Reach {
    const { massPerDay, massPerMonth } = this.limits().wechat;
    const now = this.clock();
    const kind = account.kind === 'service' ? 'service' : 'subscription';
    const limit = kind === 'service' ? massPerMonth : massPerDay;
    const byHand = this.ledger.counter(byHandKey(account.appid, kind === 'service' ? platformMonth : platformDay, now));
    const used = (whom: Audience) => quotaUsed(kind, sends, whom, now, byHand);
    const total = audienceSize(account, audience);
    if (audience.kind === 'openids' && kind === 'service') {
      const left = audience.openids.filter((openid) => used({ kind: 'openids', openids: [openid] }) < limit);
      if (left.length === 0) throw new WechatError(45028);
      return { total, reachable: left.length };
    }
    if (used(audience) >= limit) throw new WechatError(45028);
    return { total, reachable: total };
  }

  /** The back office sent one: it counts like one of the API to all. */
  countByHand(appid: string): void {
    const now = this.clock();
    for (const span of [platformDay, platformMonth]) this.ledger.bump(byHandKey(appid, span, now));
  }
}

function audienceSize(account: WechatAccount, audience: Audience): number {
  if (audience.kind === 'openids') return audience.openids.length;
  if (audience.kind === 'all') return account.followers;
  const tag = account.tags.find(({ id }) => id === audience.tagId);
  if (!tag) throw new WechatError(40152);
  return tag.count;
}

function byHandKey(appid: string, span: (at: number) => string, at: number): string {
  return `mass-by-hand|${span(at)}|${appid}`;
}
