import type { ErrorDefinition, LocalText } from '../../errors/app-error.js';
import type { Language } from './language.rules.js';

/** An error as callers see it: RFC 9457 with our stable code and both languages. */
export interface Problem extends Record<string, unknown> {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  text: LocalText;
  instance: string;
  requestId: string;
  pointer?: string;
}

export interface ProblemInput {
  definition: ErrorDefinition;
  text: LocalText;
  language: Language;
  instance: string;
  requestId: string;
  pointer?: string | undefined;
  /** Further members; the standard ones win. */
  extra?: Record<string, unknown> | undefined;
}

const TITLES: Record<number, LocalText> = {
  400: { zh: '请求有误', en: 'Bad request' },
  401: { zh: '需要登录', en: 'Not logged in' },
  403: { zh: '不允许', en: 'Not allowed' },
  404: { zh: '找不到', en: 'Not found' },
  409: { zh: '有冲突', en: 'Conflict' },
  413: { zh: '内容太大', en: 'Too large' },
  414: { zh: '地址太长', en: 'Address too long' },
  415: { zh: '类型不支持', en: 'Unsupported type' },
  422: { zh: '无法执行', en: 'Cannot be done' },
  423: { zh: '已锁定', en: 'Locked' },
  429: { zh: '请求过于频繁', en: 'Too many requests' },
  500: { zh: '系统错误', en: 'Internal error' },
  503: { zh: '暂不可用', en: 'Unavailable' },
};

const TITLE_OTHERWISE: LocalText = { zh: '请求未完成', en: 'Not done' };

/** The field at fault as a JSON pointer (RFC 6901), however it was named: `rules[0].max` and `/rules/0/max` are the same. */
function jsonPointer(field: string): string {
  return field.startsWith('/') ? field : `/${field.replaceAll(/\[(\d+)\]/g, '/$1').replaceAll('.', '/')}`;
}

/** Builds the problem document. */
export function problemOf(input: ProblemInput): Problem {
  const { definition, text, language } = input;
  return {
    ...input.extra,
    type: `urn:xuanfa:error:${definition.code}`,
    title: (TITLES[definition.status] ?? TITLE_OTHERWISE)[language],
    status: definition.status,
    detail: text[language],
    code: definition.code,
    text,
    instance: input.instance,
    requestId: input.requestId,
    ...(input.pointer === undefined ? {} : { pointer: jsonPointer(input.pointer) }),
  };
}
