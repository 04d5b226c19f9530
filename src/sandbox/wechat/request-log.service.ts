import type { FastifyRequest } from 'fastify';
import { readText } from '../http/request-body.service.js';

interface LoggedRequest {
  /** Whose call it was; null: of nobody the platform knows. */
  appid: string | null;
  at: number;
  url: string;
  body: string;
  answer: string;
  ip: string;
  costMs: number;
}

const KEPT = 1000;
const BODY_KEPT = 2000;
const KEPT_MS = 7 * 86_400_000;

/** The last requests by rid, for `/cgi-bin/openapi/rid/get`. The platform keeps seven days; here the last thousand. */
export class RequestLog {
  private readonly requests = new Map<string, LoggedRequest>();

  constructor(private readonly clock: () => number) {}

  note(rid: string, appid: string | null, request: FastifyRequest, answer: unknown, at: number): void {
    if (this.requests.size >= KEPT) {
      const oldest = this.requests.keys().next().value;
      if (oldest !== undefined) this.requests.delete(oldest);
    }
    const body = Buffer.isBuffer(request.body) ? readText(request).slice(0, BODY_KEPT) : '';
    const answered = JSON.stringify(answer).slice(0, BODY_KEPT);
    const costMs = this.clock() - at;
    this.requests.set(rid, { appid, at, url: request.url, body, answer: answered, ip: request.ip, costMs });
  }

  /** Undefined for what is not known or older than a week. */
  get(rid: string): LoggedRequest | undefined {
    const found = this.requests.get(rid);
    return found && this.clock() - found.at < KEPT_MS ? found : undefined;
  }
}
