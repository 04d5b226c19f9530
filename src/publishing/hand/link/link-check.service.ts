import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { Clock } from '../../../platform/clock.js';
import type { OutcomeText } from '../../channels/channel.js';
import type { Ground } from '../../links/account-ground.rules.js';
import { PageOpener } from '../../links/page-opener.service.js';
import { isOn, knownOrigins } from '../../links/known-ground.rules.js';
import { LINK_ELSEWHERE } from '../hand-task.queries.js';
import { linkFinding, type LinkFinding, linkHosts } from './link-check.rules.js';
import { linkSilence, linkStatus } from './link-silence.rules.js';
import { showsWords, type Words } from '../../links/page-words.rules.js';

/** A person waits for it, ms. */
const DEADLINE_MS = 12_000;

/** The publication, the account whose platform the link must lead to, and what its page shows. */
export interface LinkedPost {
  id: string;
  channel: ChannelKind;
  settings: Record<string, unknown>;
  words: Words;
}

/** Hosts a link may lead to, none = any, and the ground its page stands on. */
export interface LinkPlace {
  hosts: readonly string[];
  ground: Ground;
}

/** Looks whether a link that a person has filled in is the post: on its platform, open, with its words. */
@Injectable()
export class LinkCheck {
  constructor(
    private readonly database: DataSource,
    private readonly pages: PageOpener,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @param place where else than by the account's own word it may lead, and as what its page is opened */
  async look(link: string, { id, channel, settings, words }: LinkedPost, place?: LinkPlace): Promise<LinkFinding> {
    const hosts = place?.hosts ?? linkHosts(channel, settings);
    const address = new URL(link);
    const elsewhere: unknown[] = await this.database.query(LINK_ELSEWHERE, [address.href, id]);
    if (elsewhere.length > 0) return this.found('used', address, null);
    if (!isOn(address, hosts)) return this.found('elsewhere', address, null, address.host);
    const ground = place?.ground ?? { known: knownOrigins(channel, settings, address.href) };
    const answer = await this.pages.open(address.href, { withinMs: DEADLINE_MS, ...ground });
    const end = URL.canParse(answer.url) ? new URL(answer.url) : address;
    if (answer.kind === 'silent') return this.found('closed', end, null, linkSilence(answer.code));
    const { status, text } = answer;
    if (status !== 200) return this.found('closed', end, status, linkStatus(status));
    if (!isOn(end, hosts)) return this.found('elsewhere', end, status, end.host);
    return this.found(showsWords(text, words) ? 'shown' : 'opens', end, status);
  }

  private found(
    verdict: LinkFinding['verdict'],
    address: URL,
    status: number | null,
    why?: OutcomeText | string,
  ): LinkFinding {
    return linkFinding(verdict, address.href, status, this.clock.now(), why);
  }
}
