import type { ErrorDefinition } from '../../../../platform/errors/app-error.js';

export const WEBHOOK_CALLBACK_REFUSED: ErrorDefinition = {
  code: 'WEBHOOK_CALLBACK_REFUSED',
  status: 403,
  level: 'warn',
  zh: '回调未通过校验：请核对账号编号、密钥、webhook-id（不含点号）、webhook-timestamp（相差不超过 5 分钟）和 webhook-signature（按 Standard Webhooks 对原文签名）。',
  en: 'The call did not pass its checks: compare the account, the secret, webhook-id (no dots), webhook-timestamp (within five minutes) and webhook-signature (Standard Webhooks, over the text as it is sent).',
};

export const WEBHOOK_CALLBACK_UNREADABLE: ErrorDefinition = {
  code: 'WEBHOOK_CALLBACK_UNREADABLE',
  status: 400,
  level: 'info',
  zh: '回调内容有误：type 应为 publication.published 或 publication.rejected，data 须有 publicationId；已发布的还须有完整的 http(s) 网址 url。',
  en: 'The call cannot be read: `type` is publication.published or publication.rejected, `data` names the publicationId, and of what is published an absolute http(s) `url`.',
};

export const WEBHOOK_CALLBACK_CONTRADICTS: ErrorDefinition = {
  code: 'WEBHOOK_CALLBACK_CONTRADICTS',
  status: 409,
  level: 'warn',
  zh: '这条回告没有采用：{zh}。请勿重发；有疑问请与本系统的值班人员核对。',
  en: 'This word does not count: {en}. Do not send it again; ask the people on duty here if in doubt.',
};
