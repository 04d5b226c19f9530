import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { IdempotencyInterceptor, SHOWN_ONCE } from './idempotency.interceptor.js';

/**
 * For handlers that create: with an `Idempotency-Key`, the same call sent again gets the first answer and does nothing.
 * @param options.once members of the answer that are secrets: not kept, null in a repeated answer
 */
export const Idempotent = (options: { once?: string[] } = {}): MethodDecorator =>
  applyDecorators(
    SetMetadata(SHOWN_ONCE, options.once ?? []),
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: '同一请求重发时带同一个值，24 小时内只执行一次',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    }),
  );
