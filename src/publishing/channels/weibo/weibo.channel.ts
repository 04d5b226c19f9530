import { Inject, Injectable } from '@nestjs/common';
import { appearsWithinMs, textOf } from '../../../accounts/settings/account-settings.rules.js';
import { Clock } from '../../../platform/clock.js';
import { formBody, multipartBody, type OutboundBody } from '../../../platform/http/outbound-body.rules.js';
import { weiboLength } from '../../../stories/variants/weibo-length.rules.js';
import type { WeiboContent } from '../../../stories/variant-content.rules.js';
import type {
  ChannelConnector,
  ChannelTraits,
  FindOutcome,
  LastLook,
  MediaFile,
  NotReady,
  Rejection,
  SendOutcome,
  SendPackage,
} from '../channel.js';
import { WeiboApi } from './weibo-api.service.js';
import { contentRefusal, notReady, waitingFor } from './weibo-ready.rules.js';
import { sendFailure, unlessOk } from './weibo-reply.rules.js';
import { countable, markedText, permalinkId, reachesBackTo, readTimeline, searchTimeline } from './weibo-post.rules.js';

const SHARE_MS = 15_000;
/** Posts read back at once, the most the platform hands out. */
const READ_COUNT = 100;
/** The platform's clock and ours may differ this much. */
const CLOCK_SKEW_MS = 10 * 60_000;
/** Links followed at most in one reading: each is a call of its own. */
const FOLLOW_AT_MOST = 5;

/**
 * Weibo through `statuses/share`, the only open way to post. It has no idempotency key, and refuses a repetition only for a while: a
 * lost answer is looked up in the user's own timeline by the marker in the text's link.
 */
@Injectable()
export class WeiboChannel implements ChannelConnector {
  readonly channel = 'weibo';
  readonly driver = 'share';
  readonly traits: ChannelTraits = { can: ['find'], idempotent: false, readable: true, longestCallMs: SHARE_MS };

  constructor(
    private readonly api: WeiboApi,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  validate(pack: SendPackage): Rejection | null {
    const text = textToPost(pack);
    return notReady(pack.account, this.now()) ?? contentRefusal(text, lengthOf(text));
  }

  /** Weibo takes nothing ahead of the slot; what it would refuse is found out here, and a picture is read from the store. */
  async prepare(pack: SendPackage): Promise<NotReady | null> {
    const refusal = this.validate(pack);
    if (refusal) return waitingFor(refusal, this.now());
    const { picture } = weiboContent(pack);
    return picture === null ? null : pictureRefusal(await pack.loadMedia(picture));
  }

  async send(pack: SendPackage, lastLook: LastLook): Promise<SendOutcome> {
    const refusal = this.validate(pack);
    if (refusal) return waitingFor(refusal, this.now());
    const body = await shareBody(pack, textToPost(pack) ?? '');
    const reply = await this.api.share(pack.account, body, SHARE_MS, lastLook);
    if (reply.kind !== 'ok') return sendFailure(reply, { now: this.now(), mayHavePosted: pack.mayHavePosted });
    const mid = textOf(reply.body, 'mid') ?? textOf(reply.body, 'idstr');
    if (mid === null) return { kind: 'unconfirmed', reason: 'the answer to the post holds no mid' };
    return { kind: 'sent', ref: mid, url: permalink(pack, mid) };
  }

  async find(pack: SendPackage, beganAt: number): Promise<FindOutcome> {
    const reply = await this.api.timeline(pack.account, READ_COUNT);
    if (reply.kind !== 'ok') {
      const outcome = unlessOk(reply, this.now());
      return { kind: 'unknown', reason: outcome.reason };
    }
    const page = readTimeline(reply.body);
    if (!page) return { kind: 'unknown', reason: 'the timeline is unreadable' };
    const verdict = searchTimeline(page.rows, textToPost(pack) ?? '', pack.marker, beganAt - CLOCK_SKEW_MS);
    if (verdict.kind === 'found') return this.found(pack, verdict.row.mid);
    const chosen = verdict.kind === 'candidates' ? await this.choose(pack, verdict.rows) : null;
    if (chosen) return chosen;
    if (this.now() - beganAt < appearsWithinMs(pack.account.settings)) {
      return { kind: 'unknown', reason: 'the post may still be under way into the timeline' };
    }
    const back = reachesBackTo(page);
    return back === null
      ? { kind: 'unknown', reason: 'the timeline came back empty' }
      : { kind: 'absent', reachesBackTo: back };
  }

  /**
   * Among posts with our words: the one whose link leads to our marker; or, where links cannot be followed, the only one there is.
   * Null when all of them lead elsewhere.
   */
  private async choose(pack: SendPackage, rows: { mid: string; text: string }[]): Promise<FindOutcome | null> {
    const open: { mid: string }[] = [];
    for (const row of rows.slice(0, FOLLOW_AT_MOST)) {
      const led = await this.api.leadsTo(pack.account, row.text, pack.marker);
      if (led === 'ours') return this.found(pack, row.mid);
      if (led === 'unknown') open.push(row);
    }
    const [only] = open;
    const followedAll = rows.length <= FOLLOW_AT_MOST;
    if (!only && followedAll) return null;
    if (only && open.length === 1 && followedAll) return this.found(pack, only.mid);
    return { kind: 'unknown', reason: `${rows.length} posts have these words; none shows whose it is` };
  }

  private found(pack: SendPackage, mid: string): FindOutcome {
    return { kind: 'found', ref: mid, url: permalink(pack, mid) };
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function weiboContent(pack: SendPackage): WeiboContent {
  if (pack.content.channel !== 'weibo') throw new Error(`a ${pack.content.channel} text cannot leave on Weibo`);
  return pack.content;
}

function textToPost(pack: SendPackage): string | null {
  return markedText(weiboContent(pack).text, pack.link, pack.marker);
}

function lengthOf(text: string | null): number {
  return text === null ? 0 : weiboLength(countable(text));
}

function permalink(pack: SendPackage, mid: string): string {
  const base = textOf(pack.account.settings, 'permalinkBase') ?? 'https://weibo.com';
  return `${base.replace(/\/$/, '')}/${textOf(pack.account.settings, 'uid') ?? ''}/${permalinkId(mid)}`;
}

async function shareBody(pack: SendPackage, status: string): Promise<OutboundBody> {
  const fields = {
    access_token: textOf(pack.account.credentials, 'accessToken') ?? '',
    status,
    rip: textOf(pack.account.settings, 'rip') ?? '',
  };
  const { picture } = weiboContent(pack);
  if (picture === null) return formBody(fields);
  const file = await pack.loadMedia(picture);
  const extension = file.mime.split('/')[1] ?? 'jpg';
  return multipartBody(fields, { field: 'pic', filename: `picture.${extension}`, mime: file.mime, bytes: file.bytes });
}

/** JPEG, GIF or PNG below 5 MB (platform page of `statuses/share`, 2026). */
function pictureRefusal(file: MediaFile): Rejection | null {
  const fits = ['image/jpeg', 'image/png', 'image/gif'].includes(file.mime) && file.bytes.length < 5 * 1024 * 1024;
  if (fits) return null;
  return {
    kind: 'rejected',
    code: 'WEIBO_PICTURE',
    reason: `${file.sha256} is ${file.mime}, ${file.bytes.length} bytes`,
    fix: 'content',
    text: {
      zh: '微博配图须为 JPG、PNG 或 GIF，且小于 5 MB',
      en: 'a picture on Weibo must be JPG, PNG or GIF below 5 MB',
    },
  };
}
