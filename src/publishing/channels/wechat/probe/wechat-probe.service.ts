import { Injectable } from '@nestjs/common';
import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import type { AccountAccess, OutcomeText } from '../../channel.js';
import { type ProbeResult, probeText, unreachable } from '../../health/probe/probe-result.rules.js';
import { objectsOf } from '../api/answer-fields.rules.js';
import { WechatApi } from '../api/wechat-api.service.js';
import { WechatBudget } from '../api/wechat-budget.service.js';
import type { WechatReply } from '../api/wechat-reply.rules.js';
import { WechatTokens } from '../api/wechat-token.service.js';
import { DAY_SPENT, refusedAddress, WECHAT } from '../outcome/wechat-outcome.rules.js';
import {
  missingRight,
  RIGHT_UNKNOWN,
  RIGHTS,
  tagFault,
  TAGS,
  TAGS_MISSING,
  WECHAT_WORKS,
  type WechatWay,
} from './wechat-rights.rules.js';

/** Tries an official account: whether it is let in, and whether it may do what its way of posting needs. Nothing is changed there. */
@Injectable()
export class WechatProbe {
  constructor(
    private readonly tokens: WechatTokens,
    private readonly api: WechatApi,
    private readonly budget: WechatBudget,
  ) {}

  async test(access: AccountAccess, way: WechatWay): Promise<ProbeResult> {
    const entry = await this.tokens.fresh(access);
    if (entry.kind === 'refused') return refused(entry.code, entry.message, null);
    if (entry.kind !== 'token') return unreachable(access, entry);
    let unknown = false;
    for (const { path, body, counted, missing } of RIGHTS[way]) {
      const granted = !counted || (await this.budget.take(access, path)).granted;
      const fault = granted ? faultOf(access, await this.api.ask(access, path, body), missing) : 'not-asked';
      if (fault === 'not-asked') unknown = true;
      else if (fault) return fault;
    }
    const fault = way === 'mass' ? await this.tag(access) : null;
    if (fault && fault !== 'not-asked') return fault;
    return { ok: true, code: null, hint: unknown || fault ? RIGHT_UNKNOWN : WECHAT_WORKS[way] };
  }

  /** Whether the tag is there whose followers alone are sent to. */
  private async tag(access: AccountAccess): Promise<ProbeResult | 'not-asked' | null> {
    if (textOf(access.settings, 'massTagId') === null) return null;
    const reply = await this.api.read(access, TAGS);
    if (reply.kind !== 'ok') return faultOf(access, reply, TAGS_MISSING);
    const { tags } = reply.body;
    const fault = tagFault(access.settings, Array.isArray(tags) ? objectsOf(tags) : null);
    return fault && { ok: false, ...fault };
  }
}

/** `not-asked`: the question says nothing today; null: it was answered. */
function faultOf(access: AccountAccess, reply: WechatReply, missing: OutcomeText): ProbeResult | 'not-asked' | null {
  if (reply.kind === 'ok') return null;
  if (reply.kind !== 'refused') return unreachable(access, reply);
  if (reply.code === DAY_SPENT) return 'not-asked';
  return refused(reply.code, reply.message, missing);
}

function refused(code: number, message: string, missing: OutcomeText | null): ProbeResult {
  const hint = (missing && missingRight(missing, code, message)) ?? probeText(WECHAT, code, message);
  return { ok: false, code: `WECHAT_${code}`, hint, refusedAddress: refusedAddress(code, message) };
}
