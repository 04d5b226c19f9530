import type { ErrorDefinition } from './app-error.js';

export const INVALID_INPUT: ErrorDefinition = {
  code: 'INVALID_INPUT',
  status: 400,
  level: 'info',
  zh: '提交的内容有误，请按各字段的提示修改后重试。',
  en: 'The input is not valid. Correct the fields named and try again.',
};

export const MALFORMED_JSON: ErrorDefinition = {
  code: 'MALFORMED_JSON',
  status: 400,
  level: 'info',
  zh: '请求内容不是合法的 JSON，请检查后重新提交。',
  en: 'The body is not valid JSON. Check it and send it again.',
};

export const BAD_REQUEST: ErrorDefinition = {
  code: 'BAD_REQUEST',
  status: 400,
  level: 'info',
  zh: '无法理解这个请求，请检查地址和请求头后重试。',
  en: 'This request cannot be understood. Check its address and headers and try again.',
};

export const CROSS_SITE_REFUSED: ErrorDefinition = {
  code: 'CROSS_SITE_REFUSED',
  status: 403,
  level: 'warn',
  zh: '请求来自其他网站，已拒绝。请从本平台的页面操作。',
  en: 'The request comes from another site and was refused. Act from a page of this platform.',
};

export const NOT_FOUND: ErrorDefinition = {
  code: 'NOT_FOUND',
  status: 404,
  level: 'info',
  zh: '找不到{what}，它可能已被删除，或您没有查看权限。请返回列表，刷新后再看。',
  en: 'No such {what}: it may be gone, or you may not see it. Go back to the list and reload it.',
};

export const ROUTE_UNKNOWN: ErrorDefinition = {
  code: 'ROUTE_UNKNOWN',
  status: 404,
  level: 'info',
  zh: '没有这个地址，请对照 /api/docs 中的接口说明。',
  en: 'There is nothing at this address. See /api/docs for what there is.',
};

export const CONFLICT: ErrorDefinition = {
  code: 'CONFLICT',
  status: 409,
  level: 'info',
  zh: '内容刚刚被别人改过，请刷新后重试。',
  en: 'Somebody changed this a moment ago. Reload and try again.',
};

export const BODY_TOO_LARGE: ErrorDefinition = {
  code: 'BODY_TOO_LARGE',
  status: 413,
  level: 'info',
  zh: '提交的内容太大，请缩减后重试。',
  en: 'The body is too large. Shorten it and try again.',
};

export const ADDRESS_TOO_LONG: ErrorDefinition = {
  code: 'ADDRESS_TOO_LONG',
  status: 414,
  level: 'info',
  zh: '请求地址太长，请缩短后重试。',
  en: 'The address is too long. Shorten it and try again.',
};

export const UNSUPPORTED_MEDIA_TYPE: ErrorDefinition = {
  code: 'UNSUPPORTED_MEDIA_TYPE',
  status: 415,
  level: 'info',
  zh: '不支持这种内容类型，请使用 {accepted}。',
  en: 'This content type is not accepted here. Send {accepted}.',
};

export const IDEMPOTENCY_KEY_INVALID: ErrorDefinition = {
  code: 'IDEMPOTENCY_KEY_INVALID',
  status: 400,
  level: 'info',
  zh: 'Idempotency-Key 应为 1 至 255 个可见的 ASCII 字符，请更换。',
  en: 'Idempotency-Key must be 1 to 255 visible ASCII characters.',
};

export const IDEMPOTENCY_KEY_REUSED: ErrorDefinition = {
  code: 'IDEMPOTENCY_KEY_REUSED',
  status: 422,
  level: 'info',
  zh: '这个 Idempotency-Key 已用于另一个内容不同的请求，请换一个新的。',
  en: 'This Idempotency-Key was used for a different request. Use a new one.',
};

export const IDEMPOTENCY_IN_FLIGHT: ErrorDefinition = {
  code: 'IDEMPOTENCY_IN_FLIGHT',
  status: 409,
  level: 'info',
  zh: '相同的请求正在处理中，请稍后用同一个 Idempotency-Key 重试。',
  en: 'The same request is still under way. Try again in a moment with the same Idempotency-Key.',
};

export const IDEMPOTENCY_OUTCOME_UNKNOWN: ErrorDefinition = {
  code: 'IDEMPOTENCY_OUTCOME_UNKNOWN',
  status: 409,
  level: 'warn',
  zh: '上一次相同的请求中断了，结果未知。请先查看是否已创建，若没有再换一个 Idempotency-Key 重试。',
  en: 'The first request with this key broke off and its outcome is unknown. Look whether it took effect; if not, use a new key.',
};

export const INTERNAL: ErrorDefinition = {
  code: 'INTERNAL',
  status: 500,
  level: 'error',
  zh: '系统出错了，请把请求编号告诉管理员。',
  en: 'Something went wrong on our side. Tell the administrator the request id.',
};

export const UNAVAILABLE: ErrorDefinition = {
  code: 'UNAVAILABLE',
  status: 503,
  level: 'error',
  zh: '系统暂时不可用，请稍后重试。',
  en: 'The service is not available right now. Try again in a moment.',
};

export const BODY_TOO_DEEP: ErrorDefinition = {
  code: 'BODY_TOO_DEEP',
  status: 400,
  level: 'info',
  zh: '提交的 JSON 嵌套层次过深，请简化后重试。',
  en: 'The JSON is nested too deeply. Simplify it and try again.',
};
