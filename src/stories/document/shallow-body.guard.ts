import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors/app-error.js';
import { INVALID_INPUT } from '../../platform/errors/platform.errors.js';
import { DOCUMENT_LIMITS, isDeeperThan } from './document.rules.js';

/** Every node of a body is two levels of JSON (itself and its list); attributes, marks and the request around it are a few more. */
const DEEPEST_BODY = 2 * DOCUMENT_LIMITS.depth + 20;

/** Stands before the input checks of the framework, which walk into whatever they are given until the stack is full. */
@Injectable()
export class ShallowBodyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!isDeeperThan(body, DEEPEST_BODY)) return true;
    const error = {
      pointer: '',
      code: 'DOCUMENT_TOO_DEEP',
      zh: '内容嵌套层次过深。',
      en: 'The content is nested too deeply.',
    };
    throw new AppError(INVALID_INPUT, {}, '', { errors: [error] });
  }
}
