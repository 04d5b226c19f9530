import { Injectable } from '@nestjs/common';
import { OutboundHttp } from '../../platform/http/outbound-http.js';
import type { Ground } from './account-ground.rules.js';
import { charsetOf, type PageAnswer } from './page.rules.js';

/** Short links and `www` hosts lead on a few times. */
export const MOST_REDIRECTS = 5;
const MAX_BYTES = 4 * 1024 * 1024;

interface Step {
  status: number;
  text: string;
  /** Where it leads on; null when this is the end. */
  next: string | null;
}

export interface OpeningOptions extends Ground {
  /** For all redirects together, ms. */
  withinMs: number;
}

/**
 * Opens links as a reader without a session does. An address may be anybody's word, and a redirect is: each step is judged anew, and
 * what is not on known ground is never called in a private network, listed or not, by way of a proxy or without.
 */
@Injectable()
export class PageOpener {
  constructor(private readonly http: OutboundHttp) {}

  async open(link: string, { withinMs, ...ground }: OpeningOptions): Promise<PageAnswer> {
    const until = performance.now() + withinMs;
    let url = link;
    for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
      const left = until - performance.now();
      if (left <= 0) return { kind: 'silent', code: 'DEADLINE', reason: `no answer within ${withinMs} ms`, url };
      const answer = await this.get(url, ground, Math.min(left, withinMs / 2));
      if ('kind' in answer) return answer;
      if (answer.next === null) return { kind: 'answered', status: answer.status, url, text: answer.text };
      url = answer.next;
    }
    return { kind: 'silent', code: 'REDIRECTS', reason: `more than ${MOST_REDIRECTS} redirects`, url };
  }

  private async get(
    url: string,
    { own = null, known = [] }: Ground,
    deadlineMs: number,
  ): Promise<Step | (PageAnswer & { kind: 'silent' })> {
    if (!URL.canParse(url)) return { kind: 'silent', code: 'ADDRESS', reason: 'not an address', url };
    const { origin, pathname, searchParams } = new URL(url);
    const answer = await this.http.exchange({
      base: origin,
      path: pathname,
      method: 'GET',
      query: searchParams,
      accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      deadlineMs,
      maxBytes: MAX_BYTES,
      allowPrivate: origin === own,
      anybodys: origin !== own && !known.includes(origin),
    });
    // A page that does not end is there all the same, as its status says.
    const reply = answer.kind === 'no-answer' ? answer.begun : answer;
    if (reply === undefined || 'reason' in reply) {
      const { code, reason } = answer as Exclude<typeof answer, { kind: 'answered' }>;
      return { kind: 'silent', code, reason, url };
    }
    const { status, headers, body } = reply;
    const to = [301, 302, 303, 307, 308].includes(status) ? headers['location'] : undefined;
    const next = to !== undefined && URL.canParse(to, url) ? new URL(to, url) : null;
    const head = body.subarray(0, 2_048).toString('latin1');
    const text = new TextDecoder(charsetOf(headers['content-type'], head)).decode(body);
    return { status, text, next: next && /^https?:$/.test(next.protocol) ? next.href : null };
  }
}
