import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { preferredLanguage } from './language.rules.js';
import { problemOf } from './problem.rules.js';
import { refusalOf } from './refusal.rules.js';

const log = new Logger('http');

/** The one place where an error becomes an answer, and where it is logged, once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    answerProblem(
      thrown,
      host.switchToHttp().getRequest<FastifyRequest>(),
      host.switchToHttp().getResponse<FastifyReply>(),
    );
  }
}

/** Logs what was thrown and answers the problem document for it. */
export function answerProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = refusalOf(thrown);
  const { definition } = refusal;
  const path = pathOf(request);
  const entry = {
    code: definition.code,
    status: definition.status,
    method: request.method,
    path,
    requestId: request.id,
  };
  if (definition.level === 'error') log.error({ ...entry, err: thrown });
  else if (definition.level === 'warn') log.warn(entry);
  else log.debug(entry);
  if (reply.sent || reply.raw.headersSent) {
    // Half an answer is out: cutting the line is the only honest sign left.
    reply.raw.destroy();
    return;
  }
  const language = preferredLanguage(request.headers['accept-language']);
  const retryAfter = refusal.detail?.['retryAfter'];
  if (typeof retryAfter === 'number') void reply.header('retry-after', Math.max(1, Math.ceil(retryAfter)));
  const problem = problemOf({
    definition,
    text: refusal.text,
    language,
    instance: path,
    requestId: request.id,
    pointer: refusal.pointer,
    extra: refusal.detail,
  });
  void reply
    .status(definition.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .header('vary', 'accept-language')
    .header('cache-control', 'no-store')
    .header('x-request-id', request.id)
    .send(JSON.stringify(problem));
}

/** The path without its query, which may carry signatures. */
function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}
