import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import { returnedRows } from '../../../../platform/database/returned-rows.js';
import type { AccountAccess } from '../../channel.js';
import { objectOf } from '../api/answer-fields.rules.js';
import { WechatApi } from '../api/wechat-api.service.js';
import { type CallsLeft, DAILY_CALLS, UNKNOWN_DAILY_CALLS } from './call-budget.rules.js';
import { CALLS_LEFT, FORGET_DAYS, LEARN_LIMIT, OPEN_DAY, TAKE_CALL } from './call-budget.queries.js';

/** A platform that did not say what it allows is asked again after this, ms; till then the published figure counts. */
const ASK_AGAIN_MS = 600_000;

/**
 * Calls an account may make on one of the platform's days, shared by all workers. The platform is asked once a day and path what it
 * allows: its limits grow with the followers, and other programs may draw on them too.
 */
@Injectable()
export class CallBudget {
  constructor(
    private readonly database: DataSource,
    private readonly api: WechatApi,
  ) {}

  /**
   * Takes one call.
   * @param keep so many are left for others
   * @returns what is left after it, with `granted` false when it must not be made today
   */
  async take(access: AccountAccess, path: string, keep = 0): Promise<CallsLeft & { granted: boolean }> {
    const key = [ownerOf(access), path];
    const published = DAILY_CALLS[path] ?? UNKNOWN_DAILY_CALLS;
    const opened: unknown[] = returnedRows(await this.database.query(OPEN_DAY, [...key, ASK_AGAIN_MS]));
    if (opened.length > 0) await this.learn(access, path);
    const [taken]: CallsLeft[] = returnedRows(await this.database.query(TAKE_CALL, [...key, published, keep]));
    if (taken) return { ...taken, granted: true };
    const [left]: CallsLeft[] = await this.database.query(CALLS_LEFT, [...key, published]);
    return { ...(left ?? { left: 0, limit: published, dayLeftMs: 0 }), granted: false };
  }

  private async learn(access: AccountAccess, path: string): Promise<void> {
    await this.database.query(FORGET_DAYS);
    const reply = await this.api.ask(access, '/cgi-bin/openapi/quota/get', { cgi_path: path });
    const quota = reply.kind === 'ok' ? objectOf(reply.body['quota']) : null;
    const limit = Number(quota?.['daily_limit']);
    const used = Number(quota?.['used'] ?? 0);
    if (!Number.isSafeInteger(limit) || limit <= 0 || !Number.isSafeInteger(used)) return;
    const most = 2_147_483_647;
    await this.database.query(LEARN_LIMIT, [ownerOf(access), path, Math.min(limit, most), Math.min(used, most)]);
  }
}

function ownerOf(access: AccountAccess): string {
  return `${access.baseUrl} ${textOf(access.settings, 'appId') ?? ''}`;
}
