import type { WechatAccounts } from './wechat-accounts.service.js';
import type { WechatEndpoint, WechatEnvelope } from './wechat-endpoint.service.js';
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
