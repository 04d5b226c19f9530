import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FittedPicture } from './picture-fitting.service.js';

/** Answers with a picture that was made of another one: it may be made otherwise one day, so it is asked for again by its digest. */
export function sendRendition(
  request: FastifyRequest,
  reply: FastifyReply,
  { sha256, mime, bytes }: Pick<FittedPicture, 'sha256' | 'mime' | 'bytes'>,
  keepSeconds: number,
): void {
  const tag = `"${sha256}"`;
  void reply.headers({
    'cache-control': keepSeconds > 0 ? `private, max-age=${keepSeconds}` : 'private, no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    etag: tag,
  });
  if (request.headers['if-none-match'] === tag) void reply.status(304).send();
  else void reply.header('content-type', mime).send(bytes);
}
