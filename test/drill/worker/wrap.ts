type Method = (this: unknown, ...args: never[]) => Promise<unknown>;
type MethodNames<T> = { [K in keyof T]: T[K] extends (...args: never[]) => Promise<unknown> ? K : never }[keyof T];

/**
 * Puts something around a method of a class, for this process alone.
 * @param around gets the method, bound to its object, and what it was called with
 */
export function wrap<T extends object, K extends MethodNames<T>>(
  type: { prototype: T },
  name: K,
  around: (
    original: T[K] & ((...args: never[]) => Promise<unknown>),
    args: T[K] extends (...args: infer A) => unknown ? A : never,
    self: T,
  ) => ReturnType<T[K] & ((...args: never[]) => Promise<unknown>)>,
): void {
  const prototype = type.prototype as Record<K, unknown>;
  const before = prototype[name] as Method | undefined;
  if (typeof before !== 'function') throw new Error(`there is no ${String(name)} to wrap`);
  prototype[name] = function (this: T, ...args: never[]): unknown {
    return around(before.bind(this) as never, args as never, this);
  };
}
