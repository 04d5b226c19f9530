/** Names of members whose values never reach the log, wherever they stand. */
const SECRET = /pass(word|wd)?|secret|token|cookie|authorization|credential|private[_-]?key|signature/i;

const MAX_DEPTH = 6;

/**
 * A copy of what is to be logged, without secrets. Errors keep type, code, message and stack alone: a failed query carries its
 * parameters, a failed call its headers.
 */
export function withoutSecrets(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return describeError(value, depth);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= MAX_DEPTH) return '[…]';
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      SECRET.test(name) ? '[redacted]' : withoutSecrets(item, depth + 1),
    ]),
  );
}

function describeError(error: Error, depth: number): Record<string, unknown> {
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: error.stack,
    ...(error.cause !== undefined && depth < MAX_DEPTH ? { cause: withoutSecrets(error.cause, depth + 1) } : {}),
  };
}
