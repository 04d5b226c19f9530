import { Inject, Injectable } from '@nestjs/common';
import { AccountDesk } from '../../../../accounts/account-desk.service.js';
import { AccountService } from '../../../../accounts/account.service.js';
import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import type { Actor } from '../../../../identity/actor.js';
import type { AccountAccess, OutcomeText } from '../../channel.js';
import { AccountTests } from './account-tests.service.js';
import { probeText, type ProbeResult, unreachable } from './probe-result.rules.js';
import { COMMERCIAL_WORKS, NO_CONTRACT, noContract, SHARING_UNKNOWN } from './weibo-right.rules.js';
import { WebhookProbe } from '../../webhook/webhook-probe.service.js';
import { notReady } from '../../weibo/weibo-ready.rules.js';
import { WeiboApi } from '../../weibo/api/weibo-api.service.js';
import type { WeiboReply } from '../../weibo/api/weibo-reply.rules.js';
import { CALLS_SPENT } from '../../weibo/api/weibo-limits.rules.js';
import { WEIBO } from '../../weibo/outcome/weibo-outcome.rules.js';
import { WechatProbe } from '../../wechat/probe/wechat-probe.service.js';
import { WordpressProbe } from '../../wordpress/wordpress-probe.service.js';

const NOTHING_TO_CONNECT: OutcomeText = {
  zh: '这种账号无需连接：自有网站由本系统直接发布，人工发布由值班人员完成。',
  en: 'Nothing to connect: the own site is ours, and by hand a person posts.',
};

const RESUMED: OutcomeText = {
  zh: '平台已接受该账号，账号恢复使用，等待中的发布将继续。',
  en: 'The platform lets the account in: it is in use again, and what waits for it goes on.',
};

/** Tries an account with a call that changes nothing on the platform. */
@Injectable()
export class AccountProbe {
  @Inject(WebhookProbe)
  private readonly webhook: WebhookProbe;

  @Inject(AccountTests)
  private readonly tests: AccountTests;

  constructor(
    private readonly desk: AccountDesk,
    private readonly accounts: AccountService,
    private readonly wechat: WechatProbe,
    private readonly weibo: WeiboApi,
    private readonly wordpress: WordpressProbe,
  ) {}

  /**
   * An account that was laid aside, and is let in again, is taken into use: what a person had to mend on the platform (the list of
   * addresses, a freeze) nobody here can see. Nothing asks by itself.
   * @throws AppError NOT_FOUND, FORBIDDEN: only who may administer the account may make it call out
   */
  async test(actor: Actor, accountId: string): Promise<ProbeResult> {
    await this.desk.administered(actor, accountId);
    const access = await this.accounts.accessFor(accountId);
    const began = performance.now();
    const result = await this.ask(access);
    const asked = Math.ceil(performance.now() - began);
    await this.tests.remember(accountId, result, asked);
    if (!result.ok) return result;
    const resumed = await this.accounts.regainAuthorisation(actor.personId, accountId, asked);
    return resumed ? { ...result, resumed, hint: RESUMED } : result;
  }

  private async ask(access: AccountAccess): Promise<ProbeResult> {
    switch (access.driver) {
      case 'site':
      case 'hand':
        return { ok: true, code: null, hint: NOTHING_TO_CONNECT };
      case 'publish':
      case 'mass':
      case 'draft':
        return this.wechat.test(access, access.driver);
      case 'share':
      case 'biz':
        return this.weiboUser(access);
      case 'wordpress':
        return this.wordpress.test(access);
      case 'webhook':
        return this.webhook.test(access);
    }
  }

  private async weiboUser(access: AccountAccess): Promise<ProbeResult> {
    const missing = notReady(access, Date.now());
    if (missing)
      return { ok: false, code: missing.code, hint: missing.text ?? { zh: missing.reason, en: missing.reason } };
    const reply = await this.weibo.uid(access);
    if (reply.kind !== 'ok') return weiboFailure(access, reply);
    const uid = String(reply.body['uid'] ?? '');
    if (uid === textOf(access.settings, 'uid')) return this.weiboRight(access);
    return {
      ok: false,
      code: 'WEIBO_OTHER_USER',
      hint: {
        zh: `访问令牌属于另一个微博用户（uid ${uid}），请核对账号设置。`,
        en: `The access token belongs to another user (uid ${uid}): correct the account.`,
      },
    };
  }

  /**
   * Whether the app may do what the account posts by. The commercial interface has a harmless question of its own, for the user's newest
   * post; nothing but a post asks for the right to share.
   */
  private async weiboRight(access: AccountAccess): Promise<ProbeResult> {
    if (access.driver === 'share') return { ok: true, code: null, hint: SHARING_UNKNOWN };
    const reply = await this.weibo.timeline(access, 1);
    if (reply.kind === 'ok') return { ok: true, code: null, hint: COMMERCIAL_WORKS };
    if (reply.kind === 'refused' && NO_CONTRACT.includes(reply.code))
      return { ok: false, code: `WEIBO_${reply.code}`, hint: noContract(reply.code) };
    return weiboFailure(access, reply);
  }
}

function weiboFailure(access: AccountAccess, reply: Exclude<WeiboReply, { kind: 'ok' }>): ProbeResult {
  if (reply.kind === 'refused')
    return { ok: false, code: `WEIBO_${reply.code}`, hint: probeText(WEIBO, reply.code, reply.message) };
  if (reply.kind === 'not-sent' && reply.spent !== undefined)
    return { ok: false, code: 'WEIBO_CALLS_SPENT', hint: CALLS_SPENT };
  return unreachable(access, reply);
}
