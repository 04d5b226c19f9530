import { createHash } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  HttpException,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, concatMap, from, type Observable, of } from 'rxjs';
import { AppError } from '../../errors/app-error.js';
import { IDEMPOTENCY_KEY_INVALID } from '../../errors/platform.errors.js';
import { callerOf } from '../principal.js';
import { isValidKey, withoutOnce } from './idempotency.rules.js';
import { type IdempotentCall, IdempotencyService, type KeptAnswer } from './idempotency.service.js';

export const SHOWN_ONCE = 'http.shown-once';

/** Makes a creating call safe to repeat; see `@Idempotent()`. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly keys: IdempotencyService,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const key = request.headers['idempotency-key'];
    if (key === undefined) return next.handle();
    if (!isValidKey(key)) throw new AppError(IDEMPOTENCY_KEY_INVALID, {}, 'Idempotency-Key');
    const call = { ownerId: callerOf(request), key, fingerprint: fingerprintOf(request) };
    const kept = await this.keys.begin(call);
    if (kept) return of(replay(reply, kept));
    const once = this.reflector.get<string[]>(SHOWN_ONCE, context.getHandler());
    return next.handle().pipe(
      // A refused call did nothing and frees its key. One that failed may have failed after its commit: it keeps the key, so that
      // a repetition is told that the outcome is unknown instead of doing it twice.
      catchError((error: unknown) => from(this.freeAfter(call, error))),
      concatMap(async (answer: unknown) => {
        const location = reply.getHeader('location');
        await this.keys.answer(call, {
          status: reply.statusCode,
          answer: withoutOnce(answer, once),
          location: typeof location === 'string' ? location : null,
        });
        return answer;
      }),
    );
  }

  private async freeAfter(call: IdempotentCall, error: unknown): Promise<never> {
    if (isRefusal(error)) await this.keys.free(call);
    throw error;
  }
}

/** What features and the framework throw on purpose before anything is done; all else is a fault with an unknown outcome. */
function isRefusal(error: unknown): boolean {
  if (error instanceof AppError) return error.status < 500;
  return error instanceof HttpException && error.getStatus() < 500;
}

function replay(reply: FastifyReply, kept: KeptAnswer): unknown {
  void reply.status(kept.status).header('idempotency-replayed', 'true');
  if (kept.location !== null) void reply.header('location', kept.location);
  return kept.answer ?? undefined;
}

function fingerprintOf(request: FastifyRequest): Buffer {
  const body = request.body === undefined ? '' : JSON.stringify(request.body);
  return createHash('sha256').update(`${request.method} ${request.url}\n${body}`).digest();
}
