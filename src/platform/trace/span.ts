import {
  type Attributes,
  type Context,
  context,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/** Set while traces are collected. Otherwise nothing here costs more than looking at it. */
export const tracing = { on: false };

/** Where an object came from, for whoever takes it up later outside the same chain of calls: a claim sent after its round. */
const origins = new WeakMap<object, SpanContext>();

export interface SpanStart {
  name: string;
  kind?: SpanKind;
  /** Ids, kinds and counts alone: never a text, a name, an address or a secret. */
  attributes?: Attributes;
  /** Continues where this object was left by `leaveWith`; otherwise the span belongs to what is under way. */
  from?: object | undefined;
}

/**
 * Runs `work` as a span that everything it awaits belongs to. A failure marks it with the error's name and code, not its words.
 * @param told attributes of the result; null = nothing came of it, and the span is dropped
 */
export async function withSpan<T>(
  start: SpanStart,
  work: () => Promise<T>,
  told: (result: T, span: Span) => Attributes | null = () => ({}),
): Promise<T> {
  if (!tracing.on) return work();
  const { span, inside } = beginSpan(start);
  try {
    const result = await context.with(inside, work);
    const attributes = told(result, span);
    if (attributes) span.setAttributes(attributes).end();
    return result;
  } catch (error) {
    failSpan(span, error);
    throw error;
  }
}

/** A span that somebody else ends. */
export function beginSpan({ name, kind = SpanKind.INTERNAL, attributes, from }: SpanStart): {
  span: Span;
  inside: Context;
} {
  const origin = from && origins.get(from);
  const outside = origin ? trace.setSpanContext(context.active(), origin) : context.active();
  const span = trace.getTracer('xuanfa').startSpan(name, { kind, ...(attributes && { attributes }) }, outside);
  return { span, inside: trace.setSpan(outside, span) };
}

/** The objects may be taken up by `from` later. */
export function leaveWith(span: Span, objects: readonly object[]): void {
  for (const object of objects) origins.set(object, span.spanContext());
}

function failSpan(span: Span, error: unknown): void {
  const { name, code } = error as { name?: unknown; code?: unknown };
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown');
  span.end();
}
