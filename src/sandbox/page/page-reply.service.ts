import type { FastifyReply } from 'fastify';
import { PAGE_CSP } from './html.rules.js';

/** Sends a page that can run no script and load nothing from elsewhere. */
export function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .headers({
      'content-security-policy': PAGE_CSP,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    .send(page);
}

export function sendPicture(reply: FastifyReply, found: { bytes: Buffer; mime: string } | null): FastifyReply {
  if (!found) return reply.code(404).type('text/plain').send('not found');
  return reply
    .type(found.mime)
    .headers({ 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' })
    .send(found.bytes);
}
