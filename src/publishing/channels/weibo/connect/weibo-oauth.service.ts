import { Injectable } from '@nestjs/common';
import { formBody } from '../../../../platform/http/outbound-body.rules.js';
import { OutboundHttp } from '../../../../platform/http/outbound-http.js';
import { readReply, type WeiboReply } from '../api/weibo-reply.rules.js';

const ASK_MS = 10_000;

/** Where the calls go and whether that may be the sandbox. */
export interface Authoriser {
  base: string;
  allowPrivate: boolean;
}

/** The calls of an authorisation. Secrets travel in bodies alone: addresses end up in other people's logs. */
@Injectable()
export class WeiboOAuth {
  constructor(private readonly http: OutboundHttp) {}

  /** Trades the code for a token, once. */
  async redeem(
    at: Authoriser,
    app: { clientId: string; clientSecret: string; code: string; redirectUri: string },
  ): Promise<WeiboReply> {
    return this.post(at, '/oauth2/access_token', {
      client_id: app.clientId,
      client_secret: app.clientSecret,
      grant_type: 'authorization_code',
      code: app.code,
      redirect_uri: app.redirectUri,
    });
  }

  /** Whose the token is, of which app, and how long it lives. */
  async tokenInfo(at: Authoriser, accessToken: string): Promise<WeiboReply> {
    return this.post(at, '/oauth2/get_token_info', { access_token: accessToken });
  }

  private async post(at: Authoriser, path: string, fields: Record<string, string>): Promise<WeiboReply> {
    return readReply(
      await this.http.exchange({
        base: at.base,
        allowPrivate: at.allowPrivate,
        path,
        method: 'POST',
        body: formBody(fields),
        deadlineMs: ASK_MS,
      }),
    );
  }
}
