import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import { type LastLook, type NotReady, type SendPackage, STANDING_STEPS } from '../../channel.js';
import { WechatApi } from '../api/wechat-api.service.js';
import { sendFailure, unlessOk, type WechatReply } from '../api/wechat-reply.rules.js';
import { crossChecked } from '../../codes/caller-refusal.js';
import { RENEWAL_MS, type RefusalContext } from '../../codes/code-outcome.rules.js';
import { contentKey } from './wechat-article.rules.js';
import { WechatDrafts } from './wechat-draft.service.js';

/** One irreversible call about the draft. */
export interface DraftCall {
  path: string;
  /** @param mediaId the draft of exactly the sealed content */
  body(mediaId: string): Record<string, unknown>;
  deadlineMs: number;
  massQuota?: RefusalContext['massQuota'];
}

/** `stop`: what the send came to instead; `reply` is the platform's own answer where there was one. */
export type Submitted = { body: Record<string, unknown> } | { stop: NotReady; reply?: WechatReply };

/** The one call that sends a draft away, whichever interface it is: publishing or a mass send. */
@Injectable()
export class DraftSender {
  constructor(
    private readonly api: WechatApi,
    private readonly drafts: WechatDrafts,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async submit(pack: SendPackage, call: DraftCall, lastLook: LastLook): Promise<Submitted> {
    const mediaId = this.drafts.placed(pack, contentKey(pack));
    if (mediaId === null) {
      const reason = 'there is no draft of exactly this content yet';
      return { stop: { kind: 'retry', notBefore: this.now() + RENEWAL_MS, reason } };
    }
    const token = await this.api.token(pack.account);
    if (token.kind !== 'token') return { stop: unlessOk(token, this.now()) };
    const { path, deadlineMs } = call;
    const request = { token: token.token, path, body: call.body(mediaId), deadlineMs };
    const reply = await this.api.sendOnce(pack.account, request, lastLook);
    if (reply.kind === 'ok') return { body: reply.body };
    const { mayHavePosted } = pack;
    const { massQuota } = call;
    const refusal = sendFailure(reply, {
      now: this.now(),
      ...(mayHavePosted === undefined ? {} : { mayHavePosted }),
      ...(massQuota === undefined ? {} : { massQuota }),
    });
    const stop = await crossChecked(refusal, () => this.api.refusesToken(pack.account, token.token, mediaId));
    // Deleted by hand before its slot: the next preparation makes another.
    if (stop.kind === 'retry' && reply.kind === 'refused' && reply.code === 40007) {
      await pack.journal.put(STANDING_STEPS.draft, { mediaId, key: '', taken: 'back' });
    }
    return { stop, reply };
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
