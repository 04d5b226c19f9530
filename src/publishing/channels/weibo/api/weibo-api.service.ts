import { Inject, Injectable } from '@nestjs/common';
import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import { Clock } from '../../../../platform/clock.js';
import type { OutboundBody } from '../../../../platform/http/outbound-body.rules.js';
import { OutboundHttp } from '../../../../platform/http/outbound-http.js';
import type { AccountAccess, LastLook } from '../../channel.js';
import { carriesMarker, linksIn } from '../../../links/link-marker.rules.js';
import { CALLER_CHECK_MS, refusesCaller } from '../../codes/caller-refusal.js';
import { WEIBO } from '../outcome/weibo-outcome.rules.js';
import { WeiboBudget } from './weibo-budget.service.js';
import { CALLS_SPENT, type WeiboPurpose } from './weibo-limits.rules.js';
import { readReply, type WeiboReply } from './weibo-reply.rules.js';

const ASK_MS = 10_000;
const UPLOAD_MS = 20_000;
const FOLLOW_MS = 5_000;
const UID = '/2/account/get_uid.json';

/** The irreversible calls. The last two are the commercial interface's: words alone, words with uploaded pictures. */
export type PostingPath =
  '/2/statuses/share.json' | '/2/statuses/update/biz.json' | '/2/statuses/upload_url_text/biz.json';

/** Calls of the Weibo platform for one account. Every call counts against the user's hundred a day, reads too. */
@Injectable()
export class WeiboApi {
  constructor(
    private readonly http: OutboundHttp,
    private readonly budget: WeiboBudget,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Learns what the platform allows today, so that the post at its slot need not ask. */
  openDay(access: AccountAccess): Promise<void> {
    return this.budget.open(access);
  }

  /** The irreversible call. */
  async post(
    access: AccountAccess,
    call: { path: PostingPath; body: OutboundBody; deadlineMs: number },
    lastLook: LastLook,
  ): Promise<WeiboReply> {
    return this.exchange(access, 'post', { ...call, method: 'POST', lastLook });
  }

  /** Hands over a picture that a later post may name. Harmless: an unused one is seen by nobody. */
  async uploadPicture(access: AccountAccess, body: OutboundBody): Promise<WeiboReply> {
    return this.exchange(access, 'post', {
      path: '/2/statuses/upload_pic/biz.json',
      method: 'POST',
      body,
      deadlineMs: UPLOAD_MS,
    });
  }

  /** Takes a post down; the commercial interface's alone. */
  async destroy(access: AccountAccess, body: OutboundBody): Promise<WeiboReply> {
    return this.exchange(access, 'post', {
      path: '/2/statuses/destroy/biz.json',
      method: 'POST',
      body,
      deadlineMs: ASK_MS,
    });
  }

  /** The account's own newest posts. */
  async timeline(access: AccountAccess, count: number): Promise<WeiboReply> {
    const path = isBiz(access) ? '/2/statuses/user_timeline/biz.json' : '/2/statuses/user_timeline.json';
    const whole: Record<string, string> = isBiz(access) ? { isGetLongText: '1' } : {};
    return this.get(access, 'find', path, {
      uid: textOf(access.settings, 'uid') ?? '',
      count: String(count),
      ...whole,
    });
  }

  /** Figures of up to a hundred posts; the commercial interface also counts readings. */
  async counts(access: AccountAccess, mids: readonly string[]): Promise<WeiboReply> {
    const path = isBiz(access) ? '/2/media_statuses/count_sp/biz.json' : '/2/statuses/count.json';
    return this.get(access, 'count', path, { ids: mids.join(',') });
  }

  /** One post; the platform refuses with 20101 what is not there. */
  async show(access: AccountAccess, mid: string): Promise<WeiboReply> {
    return isBiz(access)
      ? this.get(access, 'count', '/2/statuses/show_batch/biz.json', { ids: mid })
      : this.get(access, 'count', '/2/statuses/show.json', { id: mid });
  }

  /** Whose token it is: a harmless question that shows whether the account works. */
  async uid(access: AccountAccess): Promise<WeiboReply> {
    return this.get(access, 'ask', UID, {});
  }

  /** Whether a harmless question is refused for the token's sake; false where nobody could tell. */
  async refusesCaller(access: AccountAccess): Promise<boolean> {
    return refusesCaller(WEIBO, await this.get(access, 'ask', UID, {}, CALLER_CHECK_MS));
  }

  /**
   * Whether a shortened link of the text leads to the marker. Only links of the platform's short-link host are followed, one step.
   * `unknown`: no such link, or it did not say where it leads.
   */
  async leadsTo(access: AccountAccess, text: string, marker: string): Promise<'ours' | 'other' | 'unknown'> {
    const base = textOf(access.settings, 'shortLinkBase') ?? 'http://t.cn';
    let led: 'other' | 'unknown' = 'unknown';
    for (const link of linksIn(text)) {
      const url = new URL(link);
      if (url.host !== new URL(base).host) continue;
      const answer = await this.http.exchange({
        base,
        // A host in the own network is followed only where it is the platform itself.
        allowPrivate: access.allowPrivate === true && new URL(base).origin === new URL(access.baseUrl).origin,
        path: url.pathname,
        method: 'GET',
        deadlineMs: FOLLOW_MS,
      });
      const target = answer.kind === 'answered' ? answer.headers['location'] : undefined;
      if (target === undefined) continue;
      if (carriesMarker(target, marker)) return 'ours';
      led = 'other';
    }
    return led;
  }

  private async get(
    access: AccountAccess,
    purpose: WeiboPurpose,
    path: string,
    query: Record<string, string>,
    deadlineMs = ASK_MS,
  ): Promise<WeiboReply> {
    const token = textOf(access.credentials, 'accessToken') ?? '';
    return this.exchange(access, purpose, {
      path,
      method: 'GET',
      query: { access_token: token, ...query },
      deadlineMs,
    });
  }

  private async exchange(
    access: AccountAccess,
    purpose: WeiboPurpose,
    call: Omit<Parameters<OutboundHttp['exchange']>[0], 'base' | 'allowPrivate'>,
  ): Promise<WeiboReply> {
    const taken = await this.budget.take(access, purpose);
    if (taken && !taken.granted) {
      // A minute past the platform's midnight: its clock need not be ours.
      const spent = { until: this.clock.now().getTime() + taken.dayLeftMs + 60_000, text: CALLS_SPENT };
      return { kind: 'not-sent', reason: `the day’s calls are used up (${taken.left} of ${taken.limit} left)`, spent };
    }
    const { baseUrl: base, allowPrivate } = access;
    return readReply(await this.http.exchange({ base, allowPrivate, ...call }));
  }
}

function isBiz({ driver }: AccountAccess): boolean {
  return driver === 'biz';
}
