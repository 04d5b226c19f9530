import type { Attributes } from '@opentelemetry/api';
import { leaveWith, tracing, withSpan } from './span.js';

/** What a span tells of a method's call. Ids, kinds and counts alone. */
export interface TracedCall {
  /** Of the arguments. */
  attributes?: (...args: never[]) => Attributes;
  /** The argument with which an earlier span left off. */
  from?: (...args: never[]) => object;
  /** Of the result; null = nothing came of the call, and no span is kept. */
  told?: (result: never) => Attributes | null;
  /** Parts of the result that a later span goes on from. */
  leaves?: (result: never) => readonly object[];
}

/** Shows the calls of an async method as spans while traces are collected; otherwise the call is the call. */
export function Traced(name: string, call: TracedCall = {}) {
  const attributesOf = call.attributes as ((...args: unknown[]) => Attributes) | undefined;
  const fromOf = call.from as ((...args: unknown[]) => object) | undefined;
  const toldOf = call.told as ((result: unknown) => Attributes | null) | undefined;
  const leavesOf = call.leaves as ((result: unknown) => readonly object[]) | undefined;
  return <Method extends (...args: never[]) => Promise<unknown>>(
    _target: object,
    _key: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    const plain = descriptor.value as ((...args: unknown[]) => Promise<unknown>) | undefined;
    if (!plain) throw new TypeError('only methods are traced');
    const traced = function (this: unknown, ...args: unknown[]): Promise<unknown> {
      if (!tracing.on) return plain.apply(this, args);
      return withSpan(
        {
          name,
          attributes: harmless(() => attributesOf?.(...args)) ?? {},
          from: harmless(() => fromOf?.(...args)),
        },
        () => plain.apply(this, args),
        (result, span) => {
          leaveWith(span, harmless(() => leavesOf?.(result)) ?? []);
          return toldOf ? (harmless(() => toldOf(result)) ?? null) : {};
        },
      );
    };
    descriptor.value = traced as unknown as Method;
  };
}

/** A slip in what a span tells must not become a failure of what it tells of. */
function harmless<T>(tell: () => T): T | undefined {
  try {
    return tell();
  } catch {
    return undefined;
  }
}
