/**
 * What came from outside as PostgreSQL can store it: its text and jsonb take neither U+0000 nor half a surrogate pair, and a platform that
 * cuts its words in the middle of an emoji sends such a half. An answer that cannot be written down would be asked for again for ever.
 * @param value anything that JSON can say; objects other than plain ones and lists are left as they are
 */
export function storable<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed() as T & string;
  if (Array.isArray(value)) return value.map((part: unknown) => storable(part)) as T;
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [storable(name), storable<unknown>(part)]),
  ) as T;
}

/** A jsonb parameter of a statement. */
export function storedJson(value: unknown): string {
  return JSON.stringify(storable(value));
}
