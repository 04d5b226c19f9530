import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import type { AccountAccess, Rejection } from '../../channel.js';

/** Why an official account cannot be called at all, whatever is to be sent. */
export function accountNotReady({ settings, credentials }: AccountAccess): Rejection | null {
  if (textOf(settings, 'appId') !== null && textOf(credentials, 'appSecret') !== null) return null;
  return {
    kind: 'rejected',
    code: 'WECHAT_ACCOUNT_INCOMPLETE',
    reason: 'appId or appSecret is missing',
    fix: 'account',
    text: {
      zh: '公众号尚未填写 AppID 或 AppSecret，请在账号设置中填写',
      en: 'the account lacks its AppID or AppSecret: enter them in its settings',
    },
  };
}
