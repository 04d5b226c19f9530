import { platformMonth } from '../ledger/platform-day.rules.js';
import type { Ledger } from '../ledger/ledger.service.js';
import { dailyLimit, type Limits } from '../ledger/limits.rules.js';
import type { RequestLog } from './request-log.service.js';
import type { WechatAccount, WechatAccounts } from './wechat-accounts.service.js';
import { mayCall, OK, type WechatEndpoint } from './wechat-endpoint.service.js';
import { WechatError } from './wechat.errors.js';

const OPERATORS = new Set(['CHINANET', 'UNICOM', 'CAP', 'DEFAULT']);

/** Quota reading and clearing, the request log, the network check, and the two address lists every account may ask for. */
export function quotaEndpoints(
  accounts: WechatAccounts,
  ledger: Ledger,
  log: RequestLog,
  endpoints: () => WechatEndpoint[],
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
        const endpoint = endpoints().find((known) => known.path === path);
        if (!endpoint) throw new WechatError(76021);
        if (!mayCall(account, endpoint)) throw new WechatError(76022);
        const limits = scope.limits().wechat;
        const limit = dailyLimit(limits, account.kind, path);
        const perMinute = limits.callsPerMinute[path];
        const used = ledger.callsToday('wechat', account.appid, path, scope.clock());
        return {
          ...OK,
          quota: { daily_limit: limit, used, remain: Math.max(0, limit - used) },
          rate_limit:
            perMinute === undefined
              ? { call_count: limit, refresh_second: 86_400 }
              : { call_count: perMinute, refresh_second: 60 },
        };
      },
    },
    {
      path: '/cgi-bin/openapi/rid/get',
      method: 'POST',
      body: 'json',
      run: ({ account, body }) => {
        const { rid } = body;
        if (typeof rid !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{8}){2}$/.test(rid)) throw new WechatError(76002);
        const found = log.get(rid);
        if (!found) throw new WechatError(76001);
        if (found.appid !== null && found.appid !== account.appid) throw new WechatError(76003);
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
      bodyOptional: true,
      identify: ({ body, query, request }) =>
        accounts.authenticate(body['appid'] ?? query['appid'], body['appsecret'] ?? query['appsecret'], request.ip),
      run: ({ account }) => clear(account),
    },
    { path: '/cgi-bin/get_api_domain_ip', method: 'GET', body: 'none', run: () => ({ ip_list: ['127.0.0.1'] }) },
    { path: '/cgi-bin/getcallbackip', method: 'GET', body: 'none', run: () => ({ ip_list: ['127.0.0.1'] }) },
    {
      path: '/cgi-bin/callback/check',
      method: 'POST',
      body: 'json',
      run: ({ body }) => {
        const action = body['action'];
        if (action !== 'dns' && action !== 'ping' && action !== 'all') throw new WechatError(40097);
        const operator = typeof body['check_operator'] === 'string' ? body['check_operator'] : 'DEFAULT';
        if (!OPERATORS.has(operator)) throw new WechatError(40097);
        const dns = [{ ip: '127.0.0.1', real_operator: 'UNICOM' }];
        const ping = [{ ip: '127.0.0.1', from_operator: 'UNICOM', package_loss: '0%', time: '1.000ms' }];
        return { ...(action === 'ping' ? {} : { dns }), ...(action === 'dns' ? {} : { ping }) };
      },
    },
  ];
}
