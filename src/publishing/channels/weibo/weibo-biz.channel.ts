import { Inject, Injectable } from '@nestjs/common';
import { textOf } from '../../../accounts/settings/account-settings.rules.js';
import { Clock } from '../../../platform/clock.js';
import { formBody, multipartBody } from '../../../platform/http/outbound-body.rules.js';
import type {
  AccountAccess,
  ChangeOutcome,
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
import { changeOutcome, postOutcome, unlessOk } from './api/weibo-reply.rules.js';
import { WeiboCounts } from './read/weibo-counts.service.js';
import { WeiboTimeline } from './read/weibo-timeline.service.js';
import { lengthOf, pictureFile, postFields, textWithMarker, weiboContent } from './weibo-post.rules.js';
import { contentRefusal, isLong, notReady, PICTURE, pictureRefusal, waitingFor } from './weibo-ready.rules.js';

const POST_MS = 15_000;
/** Step of the journal that keeps a picture's id on the platform. */
const PICTURE_STEP = 'weibo:picture';

/**
 * Weibo through the commercial interface: topics, long texts, no bound domain, readings counted, posts taken down. Like the open one it
 * has no idempotency key, so a lost answer is looked up in the timeline: by the marker where the text has a link, else by its words.
 */
@Injectable()
export class WeiboBizChannel implements ChannelConnector {
  readonly channel = 'weibo';
  readonly driver = 'biz';
  readonly traits: ChannelTraits = {
    can: ['find', 'retract', 'measure'],
    idempotent: false,
    readable: true,
    longestCallMs: POST_MS,
  };

  constructor(
    private readonly api: WeiboApi,
    private readonly timeline: WeiboTimeline,
    private readonly counts: WeiboCounts,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  validate(pack: SendPackage): Rejection | null {
    const text = textToPost(pack);
    return notReady(pack.account, this.now()) ?? contentRefusal('biz', text, lengthOf(text));
  }

  /** The picture is handed over ahead of the slot, once: its id is all the post carries. */
  async prepare(pack: SendPackage): Promise<NotReady | null> {
    const refusal = this.validate(pack);
    if (refusal) return waitingFor(refusal, this.now());
    const { picture } = weiboContent(pack);
    if (picture === null || pack.journal.get(PICTURE_STEP)?.['sha256'] === picture) return null;
    const file = await pack.loadMedia(picture, PICTURE);
    const unfit = pictureRefusal(file);
    if (unfit) return unfit;
    const token = textOf(pack.account.credentials, 'accessToken') ?? '';
    const body = multipartBody({ access_token: token }, pictureFile(file));
    const reply = await this.api.uploadPicture(pack.account, body);
    if (reply.kind !== 'ok') return unlessOk(reply, this.now());
    const id = textOf(reply.body, 'pic_id');
    if (id === null) return { kind: 'retry', notBefore: this.now() + 60_000, reason: 'the upload was given no pic_id' };
    await pack.journal.put(PICTURE_STEP, { sha256: picture, id });
    return null;
  }

  async send(pack: SendPackage, lastLook: LastLook): Promise<SendOutcome> {
    const refusal = this.validate(pack);
    if (refusal) return waitingFor(refusal, this.now());
    const text = textToPost(pack) ?? '';
    const fields = { ...postFields(pack, text), ...(isLong(lengthOf(text)) ? { is_longtext: '1' } : {}) };
    const { picture } = weiboContent(pack);
    const uploaded = pack.journal.get(PICTURE_STEP);
    if (picture !== null && uploaded?.['sha256'] !== picture)
      return { kind: 'retry', notBefore: this.now(), reason: 'the picture is not handed over yet' };
    const body = formBody(picture === null ? fields : { ...fields, pic_id: uploaded?.['id'] ?? '' });
    const path = picture === null ? '/2/statuses/update/biz.json' : '/2/statuses/upload_url_text/biz.json';
    const reply = await this.api.post(pack.account, { path, body, deadlineMs: POST_MS }, lastLook);
    return crossChecked(postOutcome(reply, pack, this.now()), () => this.api.refusesCaller(pack.account));
  }

  async find(pack: SendPackage, beganAt: number): Promise<FindOutcome> {
    return this.timeline.find(pack, textToPost(pack) ?? '', beganAt);
  }

  async retract(pack: SendPackage, post: PostedRef): Promise<ChangeOutcome> {
    const token = textOf(pack.account.credentials, 'accessToken') ?? '';
    const reply = await this.api.destroy(pack.account, formBody({ access_token: token, id: post.ref }));
    // "No such post" is what taking down is meant to bring about.
    if (reply.kind === 'ok' || (reply.kind === 'refused' && reply.code === 20101)) return { kind: 'done' };
    return changeOutcome(reply, this.now());
  }

  async measure(account: AccountAccess, posts: readonly PostedRef[]): Promise<MeasureOutcome> {
    return this.counts.measure(account, posts);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function textToPost(pack: SendPackage): string | null {
  return textWithMarker(weiboContent(pack).text, pack.link, pack.marker);
}
