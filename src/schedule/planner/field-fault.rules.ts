import type { Words } from './words.rules.js';

/** Stable codes of what can be wrong with a field. */
export type FaultCode =
  | 'MISSING'
  | 'WRONG_TYPE'
  | 'UNKNOWN_FIELD'
  | 'UNKNOWN_VALUE'
  | 'UNKNOWN_ZONE'
  | 'BAD_INSTANT'
  | 'BAD_DURATION'
  | 'BAD_NUMBER'
  | 'BAD_HOURS'
  | 'EMPTY_INTERVAL'
  | 'NOT_IN_PLAN_FILE';

/** What is wrong with input from outside: the field by its path (`[3].rules[0].max`; `$` is the whole file), a stable code and words. */
export interface FieldFault {
  readonly field: string;
  readonly code: FaultCode;
  readonly text: Words;
}

export type Read<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & FieldFault);

class FieldFaultError extends Error {
  constructor(readonly fault: FieldFault) {
    super(`${fault.field}: ${fault.text.en}`);
  }
}

/** Stops reading at a field. Only inside `reading`. */
export function refuse(field: string, code: FaultCode, zh: string, en: string): never {
  throw new FieldFaultError({ field: field === '' ? '$' : field, code, text: { zh, en } });
}

/** Runs a reader; the first field it refuses becomes the answer. */
export function reading<T>(read: () => T): Read<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof FieldFaultError) return { ok: false, ...error.fault };
    throw error;
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** `rules` + `per` → `rules.per`; the root has no name. */
export function fieldAt(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** A value as short words, for messages. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export function readObject(value: unknown, path: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  return refuse(path, 'WRONG_TYPE', '应为 JSON 对象', 'must be a JSON object');
}

export function readArray(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined) return refuse(path, 'MISSING', '缺少此字段，应为数组', 'is missing; it must be an array');
  return refuse(path, 'WRONG_TYPE', '应为数组', 'must be an array');
}

export function readString(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return refuse(path, 'MISSING', '缺少此字段', 'is missing');
  return refuse(path, 'WRONG_TYPE', `应为字符串，现为 ${shown(value)}`, `must be a string, not ${shown(value)}`);
}

export function readChoice<T extends string>(value: unknown, choices: readonly T[], path: string): T {
  const text = readString(value, path);
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  return refuse(
    path,
    'UNKNOWN_VALUE',
    `${shown(text)} 不可用，可选：${choices.join('、')}`,
    `${shown(text)} is not one of ${choices.join(', ')}`,
  );
}

/** A misspelt field would silently change the answer, so it is refused by name. */
export function refuseUnknownFields(object: JsonObject, allowed: readonly string[], path: string): void {
  for (const key of Object.keys(object)) {
    if (!allowed.includes(key))
      refuse(
        fieldAt(path, key),
        'UNKNOWN_FIELD',
        `没有这个字段；可用的字段：${allowed.join('、')}`,
        `is not a field here; the fields are ${allowed.join(', ')}`,
      );
  }
}
