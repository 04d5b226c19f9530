import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangeFeed } from './change-feed.service.js';

/** Proxies close what is silent for a minute. */
const BEAT_MS = 20_000;
/** A stream ends after so long and is opened again by the browser: then the session is looked at anew. */
const LONGEST_MS = 10 * 60_000;
/** How long a browser waits before it opens it again, ms. */
const RETRY_MS = 2_000;

/** Live changes for the console: server-sent events, outside the API's document, which has no words for streams. */
@Controller('events')
export class LiveController {
  constructor(private readonly feed: ChangeFeed) {}

  @Get()
  @ApiExcludeEndpoint()
  stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // A process that stops would wait for the line to be used again.
      connection: 'close',
    });
    raw.write(`retry: ${RETRY_MS}\n\n`);
    const beat = setInterval(() => raw.write(':\n\n'), BEAT_MS);
    const longest = setTimeout(() => raw.end(), LONGEST_MS);
    const leave = this.feed.listen(
      (topics) => raw.write(`event: change\ndata: ${JSON.stringify({ topics })}\n\n`),
      () => raw.end(),
    );
    request.raw.once('close', close);
    raw.once('close', close);
    function close(): void {
      clearInterval(beat);
      clearTimeout(longest);
      leave();
    }
  }
}
