import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import type { AccountAccess, ChangeOutcome, SendOutcome, SendPackage } from '../../channel.js';
import { WechatApi } from '../api/wechat-api.service.js';
import { WechatBudget } from '../api/wechat-budget.service.js';
import { massEvent } from '../callback/mass-event-note.rules.js';
import { submittedAt } from '../measure/submit-note.js';
import { changeFailure, noCallsLeft } from '../api/wechat-reply.rules.js';
import { isGuarded } from './mass-guard.rules.js';
import { massOutcome } from './mass-status.rules.js';

const GET = '/cgi-bin/message/mass/get';
const DELETE = '/cgi-bin/message/mass/delete';
/** The platform knows no such message. */
const NO_MESSAGE = 40059;

/** Mass sends under way and out: how they get on, and deleting one. */
@Injectable()
export class MassJobs {
  constructor(
    private readonly api: WechatApi,
    private readonly budget: WechatBudget,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What became of a send; null while nothing new is known, also when the question failed. */
  async outcome(pack: SendPackage, msgId: string): Promise<SendOutcome | null> {
    const reply = await this.api.ask(pack.account, GET, { msg_id: msgId });
    if (reply.kind === 'refused' && reply.code === NO_MESSAGE) {
      return { kind: 'unconfirmed', reason: `the platform does not know the message ${msgId}` };
    }
    if (reply.kind !== 'ok') return null;
    const { status, url, endedAt } = massEvent(pack.journal);
    // A guarded send leaves when the administrator has confirmed it, which nobody tells but the event.
    const taken = isGuarded(pack.account) ? null : submittedAt(pack.journal);
    return massOutcome(msgId, String(reply.body['msg_status']).toUpperCase(), {
      status,
      url,
      sentAt: endedAt ?? taken,
    });
  }

  /** Deletes a message for good: its page dies, the cards in followers' chats stay. Ten a day. */
  async remove(account: AccountAccess, msgId: string): Promise<ChangeOutcome> {
    const calls = await this.budget.take(account, DELETE);
    const now = this.clock.now().getTime();
    if (!calls.granted) return noCallsLeft(calls.dayLeftMs, now);
    const reply = await this.api.ask(account, DELETE, { msg_id: msgId });
    if (reply.kind === 'ok') return { kind: 'done' };
    if (reply.kind === 'refused' && reply.code === NO_MESSAGE && (await this.isDeleted(account, msgId)))
      return { kind: 'done' };
    return changeFailure(reply, now);
  }

  private async isDeleted(account: AccountAccess, msgId: string): Promise<boolean> {
    const reply = await this.api.ask(account, GET, { msg_id: msgId });
    return reply.kind === 'ok' && String(reply.body['msg_status']).toUpperCase() === 'DELETE';
  }
}
