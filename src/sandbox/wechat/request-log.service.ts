import type { FastifyRequest } from 'fastify';
import { readText } from '../http/request-body.service.js';

interface LoggedRequest {
  at: number;
  url: string;
  body: string;
  answer: string;
  ip: string;
  costMs: number;
}

const KEPT = 1000;
const BODY_KEPT = 2000;

/** The last requests by rid, for `/cgi-bin/openapi/rid/get`. The platform keeps seven days; here the last thousand. */
export class RequestLog {
  private readonly requests = new Map<string, LoggedRequest>();

  constructor(private readonly clock: () => number) {}

  note(rid: string, request: FastifyRequest, answer: unknown, at: number): void {
    if (this.requests.size >= KEPT) {
      const oldest = this.requests.keys().next().value;
      if (oldest !== undefined) this.requests.delete(oldest);
    }
    const body = Buffer.isBuffer(request.body) ? readText(request).slice(0, BODY_KEPT) : '';
    const answered = JSON.stringify(answer).slice(0, BODY_KEPT);
    this.requests.set(rid, { at, url: request.url, body, answer: answered, ip: request.ip, costMs: this.clock() - at });
  }

  get(rid: string): LoggedRequest | undefined {
    return this.requests.get(rid);
  }
}
