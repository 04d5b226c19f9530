import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { formBody, multipartBody, type OutboundBody } from '../../../platform/http/outbound-body.rules.js';
import type {
  AccountAccess,
  ChannelConnector,
  ChannelTraits,
  FindOutcome,
  LastLook,
  MeasureOutcome,
  NotReady,
  PostedRef,
  Rejection,
  SendOutcome,
  SendPackage,
} from '../channel.js';
import { crossChecked } from '../codes/caller-refusal.js';
import { WeiboApi } from './api/weibo-api.service.js';
import { postOutcome } from './api/weibo-reply.rules.js';
import { WeiboCounts } from './read/weibo-counts.service.js';
import { WeiboTimeline } from './read/weibo-timeline.service.js';
import { lengthOf, markedText, pictureFile, postFields, weiboContent } from './weibo-post.rules.js';
import { contentRefusal, domainRefusal, notReady, PICTURE, pictureRefusal, waitingFor } from './weibo-ready.rules.js';

const SHARE_MS = 15_000;

/**
 * Weibo through `statuses/share`, the only open way to post. It has no idempotency key, and refuses a repetition only for a while: a
 * lost answer is looked up in the user's own timeline by the marker in the text's link. No interface takes a post down or corrects it:
 * a person does that on Weibo.
 */
@Injectable()
export class WeiboChannel implements ChannelConnector {
  readonly channel = 'weibo';
  readonly driver = 'share';
  readonly traits: ChannelTraits = {
    can: ['find', 'measure'],
    idempotent: false,
    readable: true,
    longestCallMs: SHARE_MS,
  };

  constructor(
    private readonly api: WeiboApi,
    private readonly timeline: WeiboTimeline,
    private readonly counts: WeiboCounts,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  validate(pack: SendPackage): Rejection | null {
    const text = textToPost(pack);
    return (
      notReady(pack.account, this.now()) ??
      contentRefusal('share', text, lengthOf(text)) ??
      domainRefusal(text ?? '', pack.account)
    );
  }

  /** Weibo takes nothing ahead of the slot; what it would refuse is found out here, and a picture is read from the store. */
  async prepare(pack: SendPackage): Promise<NotReady | null> {
    const refusal = this.validate(pack);
    if (refusal) return waitingFor(refusal, this.now());
    await this.api.openDay(pack.account);
    const { picture } = weiboContent(pack);
    return picture === null ? null : pictureRefusal(await pack.loadMedia(picture, PICTURE));
  }

  async send(pack: SendPackage, lastLook: LastLook): Promise<SendOutcome> {
    const refusal = this.validate(pack);
    if (refusal) return waitingFor(refusal, this.now());
    const body = await shareBody(pack, textToPost(pack) ?? '');
    const call = { path: '/2/statuses/share.json' as const, body, deadlineMs: SHARE_MS };
    const reply = await this.api.post(pack.account, call, lastLook);
    return crossChecked(postOutcome(reply, pack, this.now()), () => this.api.refusesCaller(pack.account));
  }

  async find(pack: SendPackage, beganAt: number): Promise<FindOutcome> {
    return this.timeline.find(pack, textToPost(pack) ?? '', beganAt);
  }

  async measure(account: AccountAccess, posts: readonly PostedRef[]): Promise<MeasureOutcome> {
    return this.counts.measure(account, posts);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function textToPost(pack: SendPackage): string | null {
  return markedText(weiboContent(pack).text, pack.link, pack.marker);
}

async function shareBody(pack: SendPackage, status: string): Promise<OutboundBody> {
  const fields = postFields(pack, status);
  const { picture } = weiboContent(pack);
  return picture === null
    ? formBody(fields)
    : multipartBody(fields, pictureFile(await pack.loadMedia(picture, PICTURE)));
}
