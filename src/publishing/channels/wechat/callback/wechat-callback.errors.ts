import type { ErrorDefinition } from '../../../../platform/errors/app-error.js';

export const CALLBACK_REFUSED: ErrorDefinition = {
  code: 'CALLBACK_REFUSED',
  status: 403,
  level: 'warn',
  zh: '消息推送未通过校验：请核对公众平台与账号设置中的 Token、EncodingAESKey 和服务器时间。',
  en: 'The callback did not pass its checks: compare the token, the EncodingAESKey and the clock with the platform’s settings.',
};
