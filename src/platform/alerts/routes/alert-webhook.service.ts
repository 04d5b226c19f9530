import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.token.js';
import { jsonBody } from '../../http/outbound-body.rules.js';
import { OutboundHttp } from '../../http/outbound-http.js';
import { alertText } from '../alert-text.rules.js';
import type { AlertPost, AlertRoute } from './alert-route.js';

const DEADLINE_MS = 10_000;

/**
 * Posts the message as JSON. `x-xuanfa-signature: t=<unix seconds>,v1=<hex>` is HMAC-SHA256 over `<t>.<body>` with the shared secret;
 * `x-xuanfa-delivery` is the message's id, the same when it is tried again. Any 2xx counts as taken.
 */
@Injectable()
export class AlertWebhook implements AlertRoute {
  readonly name = 'webhook';

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly http: OutboundHttp,
  ) {}

  get open(): boolean {
    return this.config.watching.alerts.webhook !== null;
  }

  async deliver({ id, alerts }: AlertPost): Promise<string | null> {
    const { webhook } = this.config.watching.alerts;
    if (webhook === null) return 'NOT_SET_UP';
    const url = new URL(webhook.url);
    const body = jsonBody(this.message(id, alerts));
    const answer = await this.http.exchange({
      base: url.origin,
      path: url.pathname,
      query: url.searchParams,
      method: 'POST',
      body,
      headers: {
        'x-xuanfa-delivery': id,
        'x-xuanfa-signature': signature(webhook.secret, body.bytes, Math.floor(Date.now() / 1000)),
      },
      deadlineMs: DEADLINE_MS,
      // The operator's own address, often inside the own network.
      allowPrivate: true,
    });
    if (answer.kind !== 'answered') return answer.code;
    return answer.status >= 200 && answer.status < 300 ? null : `HTTP ${answer.status}`;
  }

  private message(id: string, alerts: AlertPost['alerts']): unknown {
    const { publicUrl, timeZone } = this.config;
    return {
      id,
      ...alertText(alerts, publicUrl, timeZone),
      alerts: alerts.map(({ id: alertId, kind, subject, episode, facts }) => ({
        id: alertId,
        kind,
        subject,
        since: episode.toISOString(),
        title: facts.title,
        happened: facts.happened,
        todo: facts.todo,
        url: `${publicUrl}${facts.path}`,
      })),
    };
  }
}

function signature(secret: string, body: Buffer, seconds: number): string {
  const digest = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');
  return `t=${seconds},v1=${digest}`;
}
