import { nextHour, platformStamp } from '../ledger/platform-day.rules.js';
import type { Ledger } from '../ledger/ledger.service.js';
import type { Limits } from '../ledger/limits.rules.js';
import type { Statuses } from './statuses/statuses.service.js';
import type { WeiboAccounts } from './weibo-accounts.service.js';
import { rateKeys, type WeiboEndpoint } from './weibo-gateway.controller.js';

/** `/2/account/*` and the token calls that take a token. */
export function accountEndpoints(
  accounts: WeiboAccounts,
  statuses: Statuses,
  ledger: Ledger,
  scope: { limits: () => Limits; clock: () => number },
): WeiboEndpoint[] {
  return [
    {
      path: '/2/account/get_uid.json',
      method: 'GET',
      run: ({ user }) => ({ body: { uid: Number(user.uid) } }),
    },
    {
      path: '/2/account/rate_limit_status.json',
      method: 'GET',
      free: true,
      run: ({ token, user, ip }) => {
        const now = scope.clock();
        const { callsPerIpHour, callsPerUserDay, postsPerHour } = scope.limits().weibo;
        const left = (limit: number, used: number) => Math.max(0, limit - used);
        const reset = nextHour(now);
        const body = {
          ip_limit: callsPerIpHour,
          limit_time_unit: 'HOURS',
          remaining_ip_hits: left(callsPerIpHour, ledger.counter(rateKeys.ip(ip, now))),
          remaining_user_hits: left(callsPerUserDay, ledger.counter(rateKeys.user(token, now))),
          reset_time: platformStamp(reset),
          reset_time_in_seconds: Math.ceil((reset - now) / 1000),
          user_limit: callsPerUserDay,
          api_rate_limits: [
            {
              api: '/statuses/share',
              limit: postsPerHour,
              limit_time_unit: 'HOURS',
              remaining_hits: left(postsPerHour, statuses.postsLastHour(user.uid)),
            },
          ],
        };
        return { body };
      },
    },
    {
      path: '/oauth2/get_token_info',
      method: 'POST',
      free: true,
      run: ({ token }) => {
        const body = {
          uid: Number(token.uid),
          appkey: token.clientId,
          scope: null,
          create_at: Math.floor(token.createdAt / 1000),
          expire_in: Math.max(0, Math.floor((token.expiresAt - scope.clock()) / 1000)),
        };
        return { body };
      },
    },
    {
      path: '/oauth2/revokeoauth2',
      method: 'ANY',
      free: true,
      run: ({ accessToken }) => {
        accounts.refuse(accessToken, 21316);
        return { body: { result: 'true' } };
      },
    },
  ];
}
