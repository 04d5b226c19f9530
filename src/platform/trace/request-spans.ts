import { type Context, context, type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { beginSpan, tracing } from './span.js';

/** Asked every few seconds by machines; nobody wants to see that. */
const UNINTERESTING = /^\/(healthz|readyz|metrics)(\?|$)/;

/** Every request is a span, named by its route. What callers say of their own traces is not believed: the site is open to all. */
export function traceRequests(fastify: FastifyInstance): void {
  const open = new WeakMap<FastifyRequest, { span: Span; inside: Context }>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (!tracing.on || UNINTERESTING.test(request.url)) return done();
    const route = request.routeOptions.url ?? 'no route';
    const begun = beginSpan({
      name: `${request.method} ${route}`,
      kind: SpanKind.SERVER,
      attributes: { 'http.request.method': request.method, 'http.route': route, 'xuanfa.request_id': request.id },
    });
    open.set(request, begun);
    context.with(begun.inside, done);
  });
  // Reading a body continues from the socket's events, outside the first context.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const begun = open.get(request);
    if (begun) context.with(begun.inside, done);
    else done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const span = open.get(request)?.span;
    span?.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
}
