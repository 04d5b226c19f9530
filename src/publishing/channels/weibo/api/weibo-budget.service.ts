import { Injectable } from '@nestjs/common';
import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import { OutboundHttp } from '../../../../platform/http/outbound-http.js';
import { CallBudget, type SaidLimit, type TakenCall } from '../../budget/call-budget.service.js';
import type { AccountAccess } from '../../channel.js';
import { KEPT_FROM, saidLimit, weiboCallKey, type WeiboPurpose } from './weibo-limits.rules.js';
import { readReply } from './weibo-reply.rules.js';

const ASK_MS = 10_000;

/**
 * The hundred calls a day of one user through one app, all calls together. Posting comes first: what reads posts back stops while some
 * are left for it, what counts them stops earlier. The commercial interface counts by address and hour, which its own refusals hold.
 * Posts an hour are a matter of the schedule (`platformCap`).
 */
@Injectable()
export class WeiboBudget {
  constructor(
    private readonly calls: CallBudget,
    private readonly http: OutboundHttp,
  ) {}

  /** Asks the platform once a day what it allows; ahead of the slot, for a post has no time for it. */
  async open(access: AccountAccess): Promise<void> {
    const key = weiboCallKey(access);
    if (key) await this.calls.open(key, () => this.ask(access));
  }

  /** @returns null when nothing is counted; otherwise what is left, with `granted` false when the call must not be made today */
  async take(access: AccountAccess, purpose: WeiboPurpose): Promise<TakenCall | null> {
    const key = weiboCallKey(access);
    return key && this.calls.take(key, KEPT_FROM[purpose]);
  }

  /** A question the platform does not count. */
  private async ask({ baseUrl: base, allowPrivate, credentials }: AccountAccess): Promise<SaidLimit | null> {
    const answer = await this.http.exchange({
      ...{ base, allowPrivate, path: '/2/account/rate_limit_status.json', method: 'GET', deadlineMs: ASK_MS },
      query: { access_token: textOf(credentials, 'accessToken') ?? '' },
    });
    const reply = readReply(answer);
    return reply.kind === 'ok' ? saidLimit(reply.body) : null;
  }
}
