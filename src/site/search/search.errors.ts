import type { ErrorDefinition } from '../../platform/errors/app-error.js';

export const SEARCH_BUSY: ErrorDefinition = {
  code: 'SEARCH_BUSY',
  status: 503,
  level: 'warn',
  zh: '搜索暂时繁忙，请过几秒再试，或换一个更具体的词。',
  en: 'Search is busy: try again in a few seconds, or use a more specific word.',
};
