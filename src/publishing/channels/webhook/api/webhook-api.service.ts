import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import { jsonBody } from '../../../../platform/http/outbound-body.rules.js';
import { OutboundHttp } from '../../../../platform/http/outbound-http.js';
import type { AccountAccess, LastLook } from '../../channel.js';
import type { WebhookEvent } from '../webhook-event.rules.js';
import { readReply, type WebhookReply } from './webhook-reply.rules.js';
import { secretsOf, signedHeaders } from './webhook-signature.rules.js';

const ASK_MS = 10_000;
/** Answers are an address and a few words. */
const MAX_BYTES = 64 * 1024;

export interface WebhookCall {
  type: WebhookEvent;
  data: Record<string, unknown>;
  /** The same for every try of one thing; absent: what may be done again and again needs none of its own. */
  id?: string;
  deadlineMs?: number;
  lastLook?: LastLook;
}

/** Hands signed messages (Standard Webhooks) to the one address of a receiver. Each call is one attempt. */
@Injectable()
export class WebhookApi {
  constructor(
    private readonly http: OutboundHttp,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async call(access: AccountAccess, { type, data, id, deadlineMs, lastLook }: WebhookCall): Promise<WebhookReply> {
    const now = this.clock.now();
    const body = jsonBody({ type, timestamp: now.toISOString(), data });
    const secrets = secretsOf(access, now.getTime());
    const messageId = id ?? `${type.replace('.', '_')}_${randomUUID()}`;
    const { origin, pathname } = new URL(access.baseUrl);
    return readReply(
      await this.http.exchange({
        base: origin,
        path: pathname,
        method: 'POST',
        headers: signedHeaders(secrets, messageId, now.getTime(), body.bytes.toString('utf8')),
        body,
        allowPrivate: access.allowPrivate === true,
        deadlineMs: deadlineMs ?? ASK_MS,
        maxBytes: MAX_BYTES,
        ...(lastLook === undefined ? {} : { lastLook }),
      }),
    );
  }
}
