import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { AccountAccess } from '../channel.js';
import { type ProbeResult, unreachable, WORKS } from '../health/probe/probe-result.rules.js';
import { WebhookApi } from './api/webhook-api.service.js';
import { webhookText } from './api/webhook-outcome.rules.js';
import { secretsOf } from './api/webhook-signature.rules.js';

/** Hands a receiver a signed message that asks for nothing. */
@Injectable()
export class WebhookProbe {
  constructor(
    private readonly api: WebhookApi,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async test(access: AccountAccess): Promise<ProbeResult> {
    if (secretsOf(access, this.clock.now().getTime()).length === 0)
      return {
        ok: false,
        code: 'WEBHOOK_NO_SECRET',
        hint: {
          zh: '账号还没有签名密钥：请先生成密钥，并交给网站管理员。',
          en: 'The account has no signing secret: make one first and hand it to the site’s administrator.',
        },
      };
    const reply = await this.api.call(access, { type: 'ping', data: {} });
    switch (reply.kind) {
      case 'ok':
        return { ok: true, code: null, hint: WORKS };
      case 'refused':
        return { ok: false, code: `WEBHOOK_${reply.code}`, hint: webhookText(reply.code, reply.message) };
      case 'sent-on':
        return { ok: false, code: 'WEBHOOK_3XX', hint: webhookText('3XX', '') };
      case 'later':
        return { ok: false, code: `WEBHOOK_${reply.code}`, hint: webhookText(reply.code, '') };
      case 'pictures-missing':
        return { ok: false, code: 'WEBHOOK_424', hint: webhookText('424', reply.message) };
      case 'not-sent':
      case 'no-answer':
        return unreachable(access, reply);
    }
  }
}
