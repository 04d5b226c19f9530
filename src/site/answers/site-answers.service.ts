import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { acceptsGzip, holds } from './negotiation.rules.js';
import { SiteFrameService } from '../frame/site-frame.service.js';
import type { Rendered } from './rendered.js';
import { ShortMemory } from './short-memory.js';

/** A page taken down is gone for readers after this long, ms, whichever process took it down. */
const LIFE_MS = 1_000;
/** Bytes of rendered pages held. */
const CAPACITY = 24 * 1024 * 1024;

/** Sends what the site renders: from memory for a second, unchanged to nobody who has it. */
@Injectable()
export class SiteAnswers {
  private readonly memory = new ShortMemory<Rendered>({
    lifeMs: LIFE_MS,
    capacity: CAPACITY,
    // Packed they take about a third more.
    weigh: ({ body }) => body.length * 1.4,
  });
  private readonly policy: string;

  constructor(
    private readonly frames: SiteFrameService,
    @Inject(CONFIG) config: Config,
  ) {
    this.policy = sitePolicy(config.cookieSecure);
  }

  /**
   * Answers with what is rendered under a key, or with 304.
   * @param render gives null when there is no such page
   * @throws AppError NOT_FOUND
   */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    render: () => Promise<Rendered | null>,
  ): Promise<void> {
    // A day of mourning begins and ends for every page at once: what was rendered on the other side is not asked again.
    const { mourning } = await this.frames.current();
    const rendered = await this.memory.recall(mourning ? `grey ${key}` : key, async (stale) => {
      const fresh = await render();
      return stale?.equals(fresh) ? stale : fresh;
    });
    if (rendered === null) throw new AppError(NOT_FOUND, { what: { zh: '这个页面', en: 'page' } });
    // Kept by browsers but asked for anew each time, so that a page taken down is not shown from anybody's store.
    this.write(request, reply, rendered, 'public, no-cache');
  }

  /** Answers with something rendered for this one request. */
  write(request: FastifyRequest, reply: FastifyReply, rendered: Rendered, cacheControl: string): void {
    const packed = acceptsGzip(request.headers['accept-encoding'] as string | undefined);
    const tag = rendered.tag(packed);
    void reply.headers({
      'content-security-policy': this.policy,
      'cache-control': cacheControl,
      vary: 'accept-encoding',
    });
    if (rendered.status === 200) void reply.header('etag', tag);
    if (rendered.status === 200 && holds(request.headers['if-none-match'], tag)) {
      void reply.status(304).send();
      return;
    }
    if (packed) void reply.header('content-encoding', 'gzip');
    void reply
      .status(rendered.status)
      .header('content-type', rendered.type)
      .send(packed ? rendered.gzip : rendered.body);
  }
}

/** Nothing runs on the public site, nothing is loaded from elsewhere, and its one form leads to its own search. */
function sitePolicy(secure: boolean): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
