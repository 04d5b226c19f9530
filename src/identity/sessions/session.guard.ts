import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '../../platform/errors/app-error.js';
import '../../platform/http/principal.js';
import { PASSWORD_CHANGE_REQUIRED, UNAUTHENTICATED } from '../identity.errors.js';
import type {} from '@fastify/cookie';
import type { RequestWithActor } from './current-actor.decorator.js';
import {
  BEFORE_PASSWORD_CHANGE,
  PUBLIC_ROUTE,
  RECOGNISES_VISITOR,
} from '../../platform/http/public-route.decorator.js';
import { SESSION_COOKIE } from './session.rules.js';
import { SessionService } from './session.service.js';

/** Stands before every route: nobody passes without a session, the routes marked public aside. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionService,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const marked = (mark: string): boolean =>
      this.reflector.getAllAndOverride<boolean | undefined>(mark, [context.getHandler(), context.getClass()]) ?? false;
    const isOpen = marked(PUBLIC_ROUTE);
    // The console's own files, the public site, the probes: none of them waits for the sessions.
    if (isOpen && !marked(RECOGNISES_VISITOR)) return true;
    const visitor = await this.sessions.recognise(request.cookies[SESSION_COOKIE]);
    if (visitor) {
      const { mustChangePassword, ...actor } = visitor;
      request.actor = actor;
      request.principalId = actor.personId;
      if (mustChangePassword && !isOpen && !marked(BEFORE_PASSWORD_CHANGE)) {
        throw new AppError(PASSWORD_CHANGE_REQUIRED);
      }
      return true;
    }
    if (isOpen) return true;
    throw new AppError(UNAUTHENTICATED);
  }
}
