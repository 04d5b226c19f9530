import { Injectable } from '@nestjs/common';
import { jsonBody, type OutboundBody } from '../../../../platform/http/outbound-body.rules.js';
import { OutboundHttp } from '../../../../platform/http/outbound-http.js';
import type { AccountAccess, LastLook } from '../../channel.js';
import { CALLER_CHECK_MS, refusesCaller } from '../../codes/caller-refusal.js';
import { isTokenCode, WECHAT } from '../outcome/wechat-outcome.rules.js';
import { type TokenReply, WechatTokens } from './wechat-token.service.js';
import { readReply, type WechatReply } from './wechat-reply.rules.js';

/** Longest a harmless call may last, ms: uploads of pictures included. */
const ASK_MS = 20_000;

/** Calls of the official-account API for one account: token put in, answer read, the spent token replaced where that is harmless. */
@Injectable()
export class WechatApi {
  constructor(
    private readonly http: OutboundHttp,
    private readonly tokens: WechatTokens,
  ) {}

  /** The token in hand, or a question to the platform. */
  token(access: AccountAccess): Promise<TokenReply> {
    return this.tokens.token(access);
  }

  /** A call that may be repeated: after a token error once more, with a fresh token. */
  async ask(access: AccountAccess, path: string, body: unknown): Promise<WechatReply> {
    return this.repeatable(access, path, jsonBody(body));
  }

  /** The same for what is asked by GET. */
  async read(access: AccountAccess, path: string): Promise<WechatReply> {
    return this.repeatable(access, path, null);
  }

  /** The same with a file. */
  async upload(
    access: AccountAccess,
    path: string,
    body: OutboundBody,
    query: Record<string, string> = {},
  ): Promise<WechatReply> {
    return this.repeatable(access, path, body, query);
  }

  /**
   * A call that is not to be done twice, but may be asked for again once it was looked whether it was done: after a token error only the
   * token is replaced.
   */
  async askOnce(access: AccountAccess, path: string, body: unknown): Promise<WechatReply> {
    const first = await this.tokens.token(access);
    if (first.kind !== 'token') return first;
    const reply = await this.call(access, path, jsonBody(body), { access_token: first.token });
    if (reply.kind === 'refused' && isTokenCode(reply.code)) await this.tokens.renew(access, first.token);
    return reply;
  }

  /** The call that must happen at most once. A spent token is only forgotten, for the next attempt. */
  async sendOnce(
    access: AccountAccess,
    call: { token: string; path: string; body: unknown; deadlineMs: number },
    lastLook: LastLook,
  ): Promise<WechatReply> {
    const answer = await this.http.exchange({
      base: access.baseUrl,
      allowPrivate: access.allowPrivate,
      path: call.path,
      method: 'POST',
      query: { access_token: call.token },
      body: jsonBody(call.body),
      deadlineMs: call.deadlineMs,
      lastLook,
    });
    const reply = readReply(answer);
    if (reply.kind === 'refused' && isTokenCode(reply.code)) this.tokens.forget(access, call.token);
    return reply;
  }

  /** Whether a harmless question under this very token is refused for its caller's sake; false where nobody could tell. */
  async refusesToken(access: AccountAccess, token: string, mediaId: string): Promise<boolean> {
    const body = jsonBody({ media_id: mediaId });
    const query = { access_token: token };
    return refusesCaller(WECHAT, await this.call(access, '/cgi-bin/draft/get', body, query, CALLER_CHECK_MS));
  }

  private async repeatable(
    access: AccountAccess,
    path: string,
    body: OutboundBody | null,
    query: Record<string, string> = {},
  ): Promise<WechatReply> {
    const first = await this.tokens.token(access);
    if (first.kind !== 'token') return first;
    const reply = await this.call(access, path, body, { ...query, access_token: first.token });
    if (reply.kind !== 'refused' || !isTokenCode(reply.code)) return reply;
    const second = await this.tokens.renew(access, first.token);
    if (second.kind !== 'token') return second;
    return this.call(access, path, body, { ...query, access_token: second.token });
  }

  /** @param body null = asked by GET */
  private async call(
    access: AccountAccess,
    path: string,
    body: OutboundBody | null,
    query: Record<string, string>,
    deadlineMs = ASK_MS,
  ): Promise<WechatReply> {
    return readReply(
      await this.http.exchange({
        base: access.baseUrl,
        allowPrivate: access.allowPrivate,
        path,
        ...(body ? { method: 'POST', body } : { method: 'GET' }),
        query,
        deadlineMs,
      }),
    );
  }
}
