import { Injectable, Logger } from '@nestjs/common';
import type { LinkFinding } from '../hand/link/link-check.rules.js';
import { LinkCheck } from '../hand/link/link-check.service.js';
import { wordsOf } from '../hand/pack/hand-texts.rules.js';
import { groundOf } from '../links/account-ground.rules.js';
import type { Words } from '../links/page-words.rules.js';
import { postHomes } from '../links/post-home.rules.js';
import { PackageService } from '../prepare/package.service.js';
import type { LinkedPostRow } from './post-link.queries.js';

/** Looks at links that people give of a publication: on its platform, open, with its words. */
@Injectable()
export class LinkLooks {
  private readonly log = new Logger(LinkLooks.name);

  constructor(
    private readonly packages: PackageService,
    private readonly links: LinkCheck,
  ) {}

  /** By the rules of work by hand: the hosts that the account names, else any of the channel's. */
  async ofWorkByHand(id: string, post: LinkedPostRow, url: string): Promise<LinkFinding> {
    return this.links.look(url, { id, ...post, words: await this.wordsOf(id, post) });
  }

  /** At a page of the account's platform, where the account's own posts are shown. */
  async onPlatform(id: string, post: LinkedPostRow, url: string): Promise<LinkFinding> {
    const { channel, baseUrl, settings } = post;
    const place = { hosts: postHomes(channel, baseUrl, settings), ground: groundOf(post, url) };
    return this.links.look(url, { id, ...post, words: await this.wordsOf(id, post) }, place);
  }

  /** Its link is looked at also when the text that was approved cannot be read any more. */
  private async wordsOf(id: string, { title, marker }: LinkedPostRow): Promise<Words> {
    try {
      const { content } = await this.packages.open(id);
      return { ...wordsOf(content), marker };
    } catch (error) {
      this.log.warn({ err: error, publicationId: id }, 'a text could not be read; its link is looked at for its title');
      return { title, lead: '', marker };
    }
  }
}
