/** How long an answer is kept for the same call sent again. Milliseconds. */
export const KEPT_MS = 24 * 60 * 60 * 1000;
/** After this long a call that has not been answered is taken for broken off: its process has gone. Milliseconds. */
export const BROKEN_OFF_MS = 2 * 60 * 1000;

export function isValidKey(key: unknown): key is string {
  return typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key);
}

/** A copy of an answer in which the named members, shown once only, are null. */
export function withoutOnce(answer: unknown, once: readonly string[]): unknown {
  if (once.length === 0 || typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer;
  return { ...answer, ...Object.fromEntries(once.filter((name) => name in answer).map((name) => [name, null])) };
}
