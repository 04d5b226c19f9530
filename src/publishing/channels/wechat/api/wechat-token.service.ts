import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import { jsonBody } from '../../../../platform/http/outbound-body.rules.js';
import { OutboundHttp } from '../../../../platform/http/outbound-http.js';
import type { AccountAccess } from '../../channel.js';
import { readReply, type WechatReply } from './wechat-reply.rules.js';

export type TokenReply = { kind: 'token'; token: string } | Exclude<WechatReply, { kind: 'ok' }>;

/** Workers hold a token for a minute at most; the platform is its one keeper. */
const HOLD_MS = 60_000;
/** Not used in its last seconds, so that it does not die under way. */
const MARGIN_MS = 30_000;
/** The platform renews by force at most every 30 s, 20 times a day. */
const FORCE_GAP_MS = 30_000;
const TOKEN_DEADLINE_MS = 10_000;

/**
 * Access tokens through `stable_token`: asking is free and gives every worker the same token, so no worker spends another's.
 * One question per account is under way at a time. Times are monotonic: a step of the wall clock neither keeps nor kills a token.
 */
@Injectable()
export class WechatTokens {
  private readonly held = new Map<string, { token: string; until: number }>();
  private readonly flights = new Map<string, Promise<TokenReply>>();
  private readonly forcedAt = new Map<string, number>();

  constructor(private readonly http: OutboundHttp) {}

  /** The token in hand, or a question to the platform. */
  async token(access: AccountAccess): Promise<TokenReply> {
    const key = keyOf(access);
    const held = this.held.get(key);
    if (held && held.until > performance.now()) return { kind: 'token', token: held.token };
    return this.fetchOnce(access, key, false);
  }

  /** A question to the platform whatever is in hand: whether the account works now. */
  async fresh(access: AccountAccess): Promise<TokenReply> {
    return this.fetchOnce(access, keyOf(access), false);
  }

  /** Another token than the one the platform has just refused: the platform's current one, or a forced one if that is the same. */
  async renew(access: AccountAccess, spent: string): Promise<TokenReply> {
    const key = keyOf(access);
    this.forget(access, spent);
    const next = await this.token(access);
    if (next.kind !== 'token' || next.token !== spent) return next;
    this.forget(access, spent);
    const last = this.forcedAt.get(key);
    if (last !== undefined && performance.now() - last < FORCE_GAP_MS) return next;
    this.forcedAt.set(key, performance.now());
    return this.fetchOnce(access, key, true);
  }

  /** Drops the token if it is the one in hand. */
  forget(access: AccountAccess, spent: string): void {
    const key = keyOf(access);
    if (this.held.get(key)?.token === spent) this.held.delete(key);
  }

  private fetchOnce(access: AccountAccess, key: string, force: boolean): Promise<TokenReply> {
    const flightKey = `${key} ${force}`;
    const underWay = this.flights.get(flightKey);
    if (underWay) return underWay;
    const flight = this.fetch(access, key, force).finally(() => this.flights.delete(flightKey));
    this.flights.set(flightKey, flight);
    return flight;
  }

  private async fetch(access: AccountAccess, key: string, force: boolean): Promise<TokenReply> {
    const asked = performance.now();
    const reply = readReply(
      await this.http.exchange({
        base: access.baseUrl,
        allowPrivate: access.allowPrivate,
        path: '/cgi-bin/stable_token',
        method: 'POST',
        body: jsonBody({
          grant_type: 'client_credential',
          appid: textOf(access.settings, 'appId') ?? '',
          secret: textOf(access.credentials, 'appSecret') ?? '',
          ...(force ? { force_refresh: true } : {}),
        }),
        deadlineMs: TOKEN_DEADLINE_MS,
      }),
    );
    // Asked for a token, "invalid credential" speaks of the AppSecret: no other token will help.
    if (reply.kind === 'refused' && reply.code === 40001) return { ...reply, code: 40125 };
    if (reply.kind !== 'ok') return reply;
    const token = textOf(reply.body, 'access_token');
    if (token === null) return { kind: 'no-answer', reason: 'the answer holds no access_token', code: 'SILENT' };
    const life = Number(reply.body['expires_in'] ?? 0) * 1_000;
    this.held.set(key, { token, until: asked + Math.min(HOLD_MS, life - MARGIN_MS) });
    return { kind: 'token', token };
  }
}

/** Changed credentials must not be served with the token of the old ones. */
function keyOf(access: AccountAccess): string {
  const secret = createHash('sha256')
    .update(textOf(access.credentials, 'appSecret') ?? '')
    .digest('base64url');
  return [access.id, access.baseUrl, textOf(access.settings, 'appId') ?? '', secret].join(' ');
}
