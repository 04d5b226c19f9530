import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { Clock } from '../../../platform/clock.js';
import { OutboundHttp } from '../../../platform/http/outbound-http.js';
import { LINK_ELSEWHERE } from '../hand-task.queries.js';
import { isOn, linkFinding, type LinkFinding, linkHosts } from './link-check.rules.js';
import { charsetOf, showsWords, type Words } from './page-words.rules.js';

/** Short links and `www` hosts lead on a few times. */
const MOST_HOPS = 5;
/** For all hops together, ms. */
const DEADLINE_MS = 12_000;
const HOP_MS = 6_000;
const MAX_BYTES = 4 * 1024 * 1024;

/** The publication, the account whose platform the link must lead to, and what its page shows. */
export interface LinkedPost {
  id: string;
  channel: ChannelKind;
  settings: Record<string, unknown>;
  words: Words;
}

/**
 * Opens a link that a person has filled in, as a reader without a session does. The address is anybody's word: every hop goes through
 * the one way out, which calls nothing in the own network.
 */
@Injectable()
export class LinkCheck {
  constructor(
    private readonly database: DataSource,
    private readonly http: OutboundHttp,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async look(link: string, { id, channel, settings, words }: LinkedPost): Promise<LinkFinding> {
    const began = performance.now();
    const hosts = linkHosts(channel, settings);
    let address = new URL(link);
    const elsewhere: unknown[] = await this.database.query(LINK_ELSEWHERE, [address.href, id]);
    if (elsewhere.length > 0) return this.found('used', address, null);
    if (!isOn(address, hosts)) return this.found('elsewhere', address, null, address.host);
    for (let hop = 0; hop < MOST_HOPS; hop += 1) {
      const left = DEADLINE_MS - (performance.now() - began);
      if (left <= 0) return this.found('closed', address, null, `${DEADLINE_MS} ms`);
      const answer = await this.http.exchange({
        base: address.origin,
        path: address.pathname,
        query: address.searchParams,
        method: 'GET',
        accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
        deadlineMs: Math.min(HOP_MS, left),
        maxBytes: MAX_BYTES,
      });
      if (answer.kind !== 'answered') {
        // A page that does not end is there all the same.
        return answer.code === 'TOO_LONG'
          ? this.found('opens', address, 200)
          : this.found('closed', address, null, answer.reason);
      }
      const next = isRedirect(answer.status) ? target(answer.headers['location'], address) : null;
      if (next) {
        address = next;
        continue;
      }
      if (answer.status !== 200) return this.found('closed', address, answer.status, String(answer.status));
      if (!isOn(address, hosts)) return this.found('elsewhere', address, answer.status, address.host);
      const head = answer.body.subarray(0, 2_048).toString('latin1');
      const page = new TextDecoder(charsetOf(answer.headers['content-type'], head)).decode(answer.body);
      return this.found(showsWords(page, words) ? 'shown' : 'opens', address, answer.status);
    }
    return this.found('closed', address, null, `> ${MOST_HOPS} redirects`);
  }

  private found(verdict: LinkFinding['verdict'], address: URL, status: number | null, why?: string): LinkFinding {
    return linkFinding(verdict, address.href, status, this.clock.now(), why);
  }
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function target(location: string | undefined, from: URL): URL | null {
  try {
    const url = new URL(location ?? '', from);
    return location && /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}
