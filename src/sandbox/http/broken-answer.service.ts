import type { FastifyReply, FastifyRequest } from 'fastify';
import { BadGateway, ConnectionCut } from '../faults/faults.service.js';

/** Answers the two faults that are no platform answer at all; false when the error is none of them. */
export function answerBroken(error: unknown, request: FastifyRequest, reply: FastifyReply): boolean {
  if (error instanceof ConnectionCut) {
    reply.hijack();
    request.raw.socket.destroy();
    return true;
  }
  if (error instanceof BadGateway) {
    void reply.code(502).type('text/html').send(BadGateway.page);
    return true;
  }
  return false;
}
