import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuid } from 'uuid';
import { answerProblem } from '../problem/problem.filter.js';
import { AppError } from '../../errors/app-error.js';
import { BODY_TOO_DEEP } from '../../errors/platform.errors.js';
import { DEEPEST_BODY, isDeeperThan } from './body-depth.rules.js';
import './keeps-raw-text.decorator.js';
import { isSaneRequestId } from './request-id.rules.js';

/** Largest JSON or XML body, in bytes: a long story with its facts is some 200 kB. Uploads have a limit of their own. */
export const BODY_LIMIT = 2 * 1024 * 1024;

/** Options for `NestFactory.create(module, httpAdapter(), HTTP_OPTIONS)`; parsers are set by `configureHttp`. */
export const HTTP_OPTIONS = { bodyParser: false } as const;

/**
 * The Fastify adapter of the product, without behaviour yet: see `configureHttp`.
 * @param trustedProxies who may say for whom they ask; unless set, a reverse proxy on the same machine and nobody else
 */
export function httpAdapter(trustedProxies = 'loopback'): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: (request: { headers: Record<string, unknown> }) => {
      const given = request.headers['x-request-id'];
      return isSaneRequestId(given) ? given : uuid();
    },
    trustProxy: trustedProxies,
    // An address the router cannot read never reaches a hook, so this answer brings its own headers.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      void reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
      void reply.header('x-content-type-options', 'nosniff');
      answerProblem(error, request, reply);
    },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 256 },
  });
}

/** JSON and XML are the only bodies read into memory; everything else is 415 before it is read, uploads aside. */
export function limitContentTypes(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const json = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // Clients that always name a content type send empty bodies with DELETE.
    if (body.length === 0) done(null, undefined);
    else
      void json(request, body.toString(), (error: Error | null, parsed?: unknown) => {
        // The checks behind walk into whatever they are given until the stack is full.
        if (request.routeOptions.config.keepsRawText === true) request.rawText = body.toString();
        if (!error && isDeeperThan(parsed, DEEPEST_BODY)) done(new AppError(BODY_TOO_DEEP));
        else done(error, parsed);
      });
  });
  // Platforms call back in XML; it is handed on as text.
  fastify.addContentTypeParser(['text/xml', 'application/xml'], { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
}
