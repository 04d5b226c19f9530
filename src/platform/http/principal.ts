import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who the request acts for, set by whoever knows sessions; the platform itself only compares it. */
    principalId?: string;
  }
}

/** The caller a request is counted for: the person when known, otherwise the address. */
export function callerOf(request: FastifyRequest): string {
  return request.principalId ?? `address:${request.ip}`;
}
