import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../errors/app-error.js';
import { UNSUPPORTED_MEDIA_TYPE } from '../../errors/platform.errors.js';
import { ACCEPTS_CONTENT } from './accepts-content.decorator.js';

/** A handler is given the content type it declared, JSON otherwise: forms that other sites can send never reach one. */
@Injectable()
export class ContentGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const sent = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
    if (sent === undefined) return true;
    const accepted = this.reflector.get<string[] | undefined>(ACCEPTS_CONTENT, context.getHandler()) ?? [
      'application/json',
    ];
    if (accepted.includes(sent)) return true;
    throw new AppError(UNSUPPORTED_MEDIA_TYPE, { accepted: accepted.join(', ') });
  }
}
