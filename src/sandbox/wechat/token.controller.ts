import { platformMonth } from '../ledger/platform-day.rules.js';
import type { Ledger } from '../ledger/ledger.service.js';
import type { Limits } from '../ledger/limits.rules.js';
import type { RequestLog } from './request-log.service.js';
import type { WechatAccount, WechatAccounts } from './wechat-accounts.service.js';
import { OK, type WechatEndpoint, type WechatEnvelope } from './wechat-endpoint.service.js';
import { dailyLimit } from './wechat-gateway.controller.js';
import { WechatError } from './wechat.errors.js';

/** `/cgi-bin/token` and `/cgi-bin/stable_token`. */
export function tokenEndpoints(accounts: WechatAccounts): WechatEndpoint[] {
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
  ];
}

/** Quota reading and clearing, the request log, and the two address lists every account may ask for. */
export function quotaEndpoints(
  accounts: WechatAccounts,
  ledger: Ledger,
  log: RequestLog,
  knownPaths: () => Set<string>,
  scope: { limits: () => Limits; clock: () => number },
): WechatEndpoint[] {
  const clear = (account: WechatAccount) => {
    const now = scope.clock();
    const key = `clear-quota|${platformMonth(now)}|${account.appid}`;
    if (ledger.counter(key) >= scope.limits().wechat.clearQuotaPerMonth) throw new WechatError(48006);
    ledger.bump(key);
    ledger.clearDay('wechat', account.appid, now);
    return { ...OK };
  };
  return [
    {
      path: '/cgi-bin/openapi/quota/get',
      method: 'POST',
      body: 'json',
      run: ({ account, body }) => {
        const path = typeof body['cgi_path'] === 'string' ? body['cgi_path'] : '';
        if (!knownPaths().has(path)) throw new WechatError(76021);
        const limit = dailyLimit(scope.limits(), path);
        const used = ledger.callsToday('wechat', account.appid, path, scope.clock());
        return {
          ...OK,
          quota: { daily_limit: limit, used, remain: Math.max(0, limit - used) },
          rate_limit: { call_count: limit, refresh_second: 86_400 },
        };
      },
    },
    {
      path: '/cgi-bin/openapi/rid/get',
      method: 'POST',
      body: 'json',
      run: ({ body }) => {
        const found = typeof body['rid'] === 'string' ? log.get(body['rid']) : undefined;
        if (!found) throw new WechatError(76001);
        const { at, costMs, url, body: sent, answer, ip } = found;
        const request = { invoke_time: Math.floor(at / 1000), cost_in_ms: costMs, request_url: url };
        return { ...OK, request: { ...request, request_body: sent, response_body: answer, client_ip: ip } };
      },
    },
    {
      path: '/cgi-bin/clear_quota',
      method: 'POST',
      body: 'json',
      run: ({ account, body }) => {
        if (body['appid'] !== account.appid) throw new WechatError(40013);
        return clear(account);
      },
    },
    {
      path: '/cgi-bin/clear_quota/v2',
      method: 'POST',
      body: 'json',
      identify: ({ body, query, request }) =>
        accounts.authenticate(body['appid'] ?? query['appid'], body['appsecret'] ?? query['appsecret'], request.ip),
      run: ({ account }) => clear(account),
    },
    { path: '/cgi-bin/get_api_domain_ip', method: 'GET', body: 'none', run: () => ({ ip_list: ['127.0.0.1'] }) },
    { path: '/cgi-bin/getcallbackip', method: 'GET', body: 'none', run: () => ({ ip_list: ['127.0.0.1'] }) },
  ];
}
