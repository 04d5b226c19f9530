import { randomBytes } from 'node:crypto';
import type { WechatAccounts } from './wechat-accounts.service.js';
import { OK, type WechatEndpoint, type WechatEnvelope } from './wechat-endpoint.service.js';
import { WechatError } from './wechat.errors.js';

/** What a web page signs with, for two hours. */
const TICKET_SECONDS = 7200;

/** `/cgi-bin/token`, `/cgi-bin/stable_token`, and the ticket many clients fetch right behind it. */
export function tokenEndpoints(accounts: WechatAccounts, clock: () => number): WechatEndpoint[] {
  const tickets = new Map<string, { ticket: string; endsAt: number }>();
  const identify = (from: (envelope: WechatEnvelope) => Record<string, unknown>) => (envelope: WechatEnvelope) => {
    const fields = from(envelope);
    if (fields['grant_type'] !== 'client_credential') throw new WechatError(40002);
    return accounts.authenticate(fields['appid'], fields['secret'], envelope.request.ip);
  };
  return [
    {
      path: '/cgi-bin/token',
      method: 'ANY',
      body: 'none',
      identify: identify(({ query }) => query),
      run: ({ account }) => {
        const { token, expiresIn } = accounts.issue(account.appid);
        return { access_token: token, expires_in: expiresIn };
      },
    },
    {
      path: '/cgi-bin/stable_token',
      method: 'POST',
      body: 'json',
      identify: identify(({ body }) => body),
      run: ({ account, body }) => {
        const { token, expiresIn } = accounts.stable(account.appid, body['force_refresh'] === true);
        return { access_token: token, expires_in: expiresIn };
      },
    },
    {
      path: '/cgi-bin/ticket/getticket',
      method: 'GET',
      body: 'none',
      run: ({ account, query }) => {
        const { type } = query;
        if (type !== 'jsapi' && type !== 'wx_card') throw new WechatError(40097);
        const key = `${account.appid} ${type}`;
        const now = clock();
        const held = tickets.get(key);
        const { ticket, endsAt } =
          held && held.endsAt > now
            ? held
            : { ticket: randomBytes(64).toString('base64url'), endsAt: now + TICKET_SECONDS * 1000 };
        tickets.set(key, { ticket, endsAt });
        return { ...OK, ticket, expires_in: Math.floor((endsAt - now) / 1000) };
      },
    },
  ];
}
