import type { ErrorDefinition } from '../errors/app-error.js';

export const METRICS_TOKEN_WRONG: ErrorDefinition = {
  code: 'METRICS_TOKEN_WRONG',
  status: 401,
  level: 'warn',
  zh: '请在 Authorization 请求头中出示 XUANFA_METRICS_TOKEN（Bearer）。',
  en: 'Show XUANFA_METRICS_TOKEN as a bearer token in the Authorization header.',
};

export const METRICS_LOCAL_ONLY: ErrorDefinition = {
  code: 'METRICS_LOCAL_ONLY',
  status: 403,
  level: 'warn',
  zh: '未设置 XUANFA_METRICS_TOKEN，监控数据只对本机开放；要从别处读取，请设置它并以 Bearer 方式出示。',
  en: 'Without XUANFA_METRICS_TOKEN the figures are for this machine alone. Set it and show it as a bearer token to read them from elsewhere.',
};
