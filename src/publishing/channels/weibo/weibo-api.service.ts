import { Injectable } from '@nestjs/common';
import { textOf } from '../../../accounts/settings/account-settings.rules.js';
import type { OutboundBody } from '../../../platform/http/outbound-body.rules.js';
import { OutboundHttp } from '../../../platform/http/outbound-http.js';
import type { AccountAccess, LastLook } from '../channel.js';
import { carriesMarker, linksIn } from '../link-marker.rules.js';
import { readReply, type WeiboReply } from './weibo-reply.rules.js';

const ASK_MS = 10_000;
const FOLLOW_MS = 5_000;

/** Calls of the Weibo open platform for one account. Every call counts against the user's hundred a day, reads too. */
@Injectable()
export class WeiboApi {
  constructor(private readonly http: OutboundHttp) {}

  /** The irreversible call. */
  async share(access: AccountAccess, body: OutboundBody, deadlineMs: number, lastLook: LastLook): Promise<WeiboReply> {
    return readReply(
      await this.http.exchange({
        ...addressOf(access),
        path: '/2/statuses/share.json',
        method: 'POST',
        body,
        deadlineMs,
        lastLook,
      }),
    );
  }

  /** The account's own newest posts. */
  async timeline(access: AccountAccess, count: number): Promise<WeiboReply> {
    return this.get(access, '/2/statuses/user_timeline.json', {
      uid: textOf(access.settings, 'uid') ?? '',
      count: String(count),
    });
  }

  /** Whose token it is: a harmless question that shows whether the account works. */
  async uid(access: AccountAccess): Promise<WeiboReply> {
    return this.get(access, '/2/account/get_uid.json', {});
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

  private async get(access: AccountAccess, path: string, query: Record<string, string>): Promise<WeiboReply> {
    return readReply(
      await this.http.exchange({
        ...addressOf(access),
        path,
        method: 'GET',
        query: { access_token: textOf(access.credentials, 'accessToken') ?? '', ...query },
        deadlineMs: ASK_MS,
      }),
    );
  }
}

function addressOf(access: AccountAccess): { base: string; allowPrivate: boolean | undefined } {
  return { base: access.baseUrl, allowPrivate: access.allowPrivate };
}
