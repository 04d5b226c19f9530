import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config/config.token.js';
import { ProblemFilter } from '../problem/problem.filter.js';
import { tracing } from '../../trace/span.js';
import { traceRequests } from '../../trace/request-spans.js';
import { withRequestId } from '../request-context.js';
import '../principal.js';
import { type ApiTagTexts, describeApi } from './api-document.js';
import { limitContentTypes } from './http-adapter.js';
import { inputPipe } from './input.js';

/** Largest uploaded file, in bytes: WeChat takes pictures of up to 10 MB. */
export const UPLOAD_LIMIT = 10 * 1024 * 1024;

/**
 * Gives an application its HTTP behaviour: request ids, access log, security headers, cross-site check, input checks, problem
 * documents, API document. Call it once, before `listen` or `init`; the server and the tests use the same.
 * @param tags chapters of the API document
 */
export async function configureHttp(
  app: NestFastifyApplication,
  config: Pick<Config, 'publicUrl' | 'cookieSecure'>,
  tags: ApiTagTexts,
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  followRequests(fastify);
  if (tracing.on) traceRequests(fastify);
  limitContentTypes(fastify);
  await app.register(cookie as never);
  await app.register(multipart as never, { limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 20 } });
  app.useSecurityHeaders({
    contentSecurityPolicy: {
      directives: {
        'default-src': "'self'",
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'style-src': ["'self'", "'unsafe-inline'"],
        'frame-ancestors': "'none'",
        // Over plain http (a first try on one's own machine) it would send the browser to a port where nobody answers.
        'upgrade-insecure-requests': config.cookieSecure,
      },
    },
    strictTransportSecurity: config.cookieSecure,
    xFrameOptions: { action: 'deny' },
  });
  app.enableCsrfProtection({ trustedOrigins: [new URL(config.publicUrl).origin] });
  app.useGlobalPipes(inputPipe());
  app.useGlobalFilters(new ProblemFilter());
  describeApi(app, tags);
}

/** Every request has an id, known to everything it awaits, echoed to the caller, and one line in the log. */
function followRequests(fastify: FastifyInstance): void {
  const log = new Logger('http');
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    withRequestId(request.id, done);
  });
  // Reading a body continues from the socket's events, outside the first context.
  fastify.addHook('preValidation', (request, _reply, done) => withRequestId(request.id, done));
  fastify.addHook('onResponse', (request, reply, done) => {
    // What went well is for whoever looks closer; refusals and faults are for everybody.
    const level = reply.statusCode >= 400 ? 'log' : 'debug';
    log[level]({
      method: request.method,
      path: request.url.split('?', 1)[0],
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      requestId: request.id,
      personId: request.principalId,
      address: request.ip,
    });
    done();
  });
}
