import { Injectable } from '@nestjs/common';
import { CallBudget, type SaidLimit, type TakenCall } from '../../budget/call-budget.service.js';
import type { AccountAccess } from '../../channel.js';
import { objectOf } from './answer-fields.rules.js';
import { WechatApi } from './wechat-api.service.js';
import { MOST_A_DAY, wechatCallKey } from './wechat-limits.rules.js';

/**
 * An account's calls of the day, path by path. The platform is asked once a day and path what it allows: its limits grow with the
 * followers, and other programs may draw on them too.
 */
@Injectable()
export class WechatBudget {
  constructor(
    private readonly calls: CallBudget,
    private readonly api: WechatApi,
  ) {}

  /**
   * Takes one call.
   * @param keep so many are left for others
   * @returns what is left after it, with `granted` false when it must not be made today
   */
  async take(access: AccountAccess, path: string, keep = 0): Promise<TakenCall> {
    const key = wechatCallKey(access, path);
    await this.calls.open(key, () => this.ask(access, path));
    return this.calls.take(key, keep);
  }

  /**
   * The platform has refused a call for the day's sake though some seemed to be left: another program has used them. What it says of the
   * path now counts until its day ends; where it does not say, nothing is noted.
   */
  async spent(access: AccountAccess, path: string): Promise<void> {
    const said = await this.ask(access, path);
    if (said) await this.calls.learn(wechatCallKey(access, path), said);
  }

  /** What the platform says of a path now; null when it does not say. */
  async ask(access: AccountAccess, path: string): Promise<SaidLimit | null> {
    const reply = await this.api.ask(access, '/cgi-bin/openapi/quota/get', { cgi_path: path });
    const quota = reply.kind === 'ok' ? objectOf(reply.body['quota']) : null;
    const limit = Number(quota?.['daily_limit']);
    const used = Number(quota?.['used'] ?? 0);
    if (!Number.isSafeInteger(limit) || limit <= 0 || !Number.isSafeInteger(used)) return null;
    return { limit: Math.min(limit, MOST_A_DAY[path] ?? limit), used };
  }
}
