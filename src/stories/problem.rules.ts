import type { LocalText } from '../platform/errors/app-error.js';

/** One thing wrong with what was handed in: where (JSON pointer), a stable code, and what to do about it. */
export interface Problem extends LocalText {
  /** JSON pointer from the root of what was checked, e.g. `/content/3/attrs/href`. */
  pointer: string;
  /** Stable, upper snake case. */
  code: string;
}

export function problem(pointer: string, code: string, zh: string, en: string): Problem {
  return { pointer, code, zh, en };
}

/** The same problem seen from further up: `/href` under `/content/0` is `/content/0/href`. */
export function under(prefix: string, problems: readonly Problem[]): Problem[] {
  return problems.map((one) => ({ ...one, pointer: prefix + one.pointer }));
}

/** Escapes one step of a JSON pointer (RFC 6901). */
export function step(name: string | number): string {
  return `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/**
 * Control characters other than tab and line feed, noncharacters that XML (and so the feeds) forbids, and halves of
 * surrogate pairs: PostgreSQL refuses some of them in jsonb, and none of them is writing.
 */
// eslint-disable-next-line no-control-regex -- naming the control characters is the point
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/u;

/** True when every character of the text can be stored, shown and put into a feed. */
export function isCleanText(text: string): boolean {
  return !UNWRITABLE.test(text);
}

/** True for a clean text without line breaks or tabs, as titles and names must be. */
export function isCleanLine(text: string): boolean {
  return isCleanText(text) && !/[\n\t\u2028\u2029\u0085]/.test(text);
}

/** A value as JSON gives it: an object that is no array. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const SHA256 = /^[0-9a-f]{64}$/;

/** True for a sha256 in lower-case hex, the only name a picture has here. */
export function isSha256(value: unknown): value is string {
  return typeof value === 'string' && SHA256.test(value);
}

/** True for a value that is one of the members of a closed list. */
export function isOneOf<T extends string>(list: readonly T[], value: unknown): value is T {
  return typeof value === 'string' && (list as readonly string[]).includes(value);
}
