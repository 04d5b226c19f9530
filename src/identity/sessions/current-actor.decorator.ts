import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors/app-error.js';
import type { Actor } from '../actor.js';
import { UNAUTHENTICATED } from '../identity.errors.js';

/** The person behind the session of the request, as the guard found it. */
export interface RequestWithActor extends FastifyRequest {
  actor?: Actor;
}

/**
 * `@CurrentActor() actor: Actor` in a handler's parameters.
 * @throws AppError UNAUTHENTICATED on a public route that nobody is logged in on
 */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
  if (!actor) throw new AppError(UNAUTHENTICATED);
  return actor;
});
