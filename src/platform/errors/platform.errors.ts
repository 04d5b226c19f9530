import type { ErrorDefinition } from './app-error.js';

export const INVALID_INPUT: ErrorDefinition = {
  code: 'INVALID_INPUT',
  status: 400,
  level: 'info',
  zh: '提交的内容有误，请按各字段的提示修改后重试。',
  en: 'The input is not valid. Correct the fields named and try again.',
};

export const NOT_FOUND: ErrorDefinition = {
  code: 'NOT_FOUND',
  status: 404,
  level: 'info',
  zh: '找不到{what}，它可能已被删除，或您没有查看权限。',
  en: 'No such {what}: it may be gone, or you may not see it.',
};

export const CONFLICT: ErrorDefinition = {
  code: 'CONFLICT',
  status: 409,
  level: 'info',
  zh: '内容刚刚被别人改过，请刷新后重试。',
  en: 'Somebody changed this a moment ago. Reload and try again.',
};

export const INTERNAL: ErrorDefinition = {
  code: 'INTERNAL',
  status: 500,
  level: 'error',
  zh: '系统出错了，请把请求编号告诉管理员。',
  en: 'Something went wrong on our side. Tell the administrator the request id.',
};
