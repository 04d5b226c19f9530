import { Injectable } from '@nestjs/common';
import { OutboundHttp } from '../../../platform/http/outbound-http.js';
import type { LinkAnswer } from './link-verdict.rules.js';

/** For all redirects together, ms. */
export const OPENING_MS = 20_000;
const STEP_MS = 10_000;
const MOST_REDIRECTS = 5;
const MAX_BYTES = 4 * 1024 * 1024;

interface Opened {
  status: number;
  text: string;
  /** Where it leads; null when this is the end. */
  next: string | null;
}

/**
 * Opens links of posts as a reader without a session does, one step at a time: every step goes through the one way out, which calls
 * nothing in the own network.
 */
@Injectable()
export class LinkOpener {
  constructor(private readonly http: OutboundHttp) {}

  /** @param trusted origin that may lie in the own network: the own site's, a sandbox's; null = none */
  async open(link: string, trusted: string | null): Promise<LinkAnswer> {
    const until = performance.now() + OPENING_MS;
    let url = link;
    for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
      const left = until - performance.now();
      if (left <= 0) return { kind: 'silent', code: 'DEADLINE', reason: `no answer within ${OPENING_MS} ms` };
      const answer = await this.get(url, trusted, Math.min(left, STEP_MS));
      if ('kind' in answer) return answer;
      if (answer.next === null) return { kind: 'answered', status: answer.status, url, text: answer.text };
      url = answer.next;
    }
    return { kind: 'silent', code: 'REDIRECTS', reason: `more than ${MOST_REDIRECTS} redirects` };
  }

  private async get(
    url: string,
    trusted: string | null,
    deadlineMs: number,
  ): Promise<Opened | (LinkAnswer & { kind: 'silent' })> {
    if (!URL.canParse(url)) return { kind: 'silent', code: 'ADDRESS', reason: 'not an address' };
    const { origin, pathname, searchParams } = new URL(url);
    const answer = await this.http.exchange({
      base: origin,
      path: pathname,
      method: 'GET',
      query: searchParams,
      accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      deadlineMs,
      maxBytes: MAX_BYTES,
      allowPrivate: origin === trusted,
    });
    if (answer.kind !== 'answered') return { kind: 'silent', code: answer.code, reason: answer.reason };
    const { status, headers, body } = answer;
    const to = status >= 300 && status < 400 ? headers['location'] : undefined;
    const next = to !== undefined && URL.canParse(to, url) ? new URL(to, url).href : null;
    return { status, text: body.toString('utf8'), next };
  }
}
