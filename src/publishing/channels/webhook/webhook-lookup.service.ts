import { Injectable } from '@nestjs/common';
import type { SendPackage } from '../channel.js';
import { readWord, type ReceiverWord } from './callback/webhook-told.rules.js';
import { WebhookApi } from './api/webhook-api.service.js';
import { publishId } from './webhook-event.rules.js';

/** Asks a receiver what it knows of a publication. Only a plain answer counts: who does not know the question knows nothing. */
@Injectable()
export class WebhookLookup {
  constructor(private readonly api: WebhookApi) {}

  async ask({ account, publicationId, marker }: SendPackage): Promise<ReceiverWord> {
    const data = { publicationId, marker, webhookId: publishId(publicationId) };
    const reply = await this.api.call(account, { type: 'publication.lookup', data });
    if (reply.kind === 'ok') return reply.done ? readWord(reply.body) : { status: 'accepted' };
    return {
      status: 'unknown',
      reason: 'reason' in reply ? reply.reason : `HTTP ${'code' in reply ? reply.code : 424}`,
    };
  }
}
