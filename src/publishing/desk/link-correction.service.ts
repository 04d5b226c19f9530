import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { AppError } from '../../platform/errors/app-error.js';
import { PublicationReader } from '../../schedule/publications/publication-reader.service.js';
import { HAND_LINK_DOUBTFUL } from '../hand/hand.errors.js';
import { isContent } from '../hand/link/link-check.rules.js';
import { LINK_NOT_CORRECTABLE, LINK_UNCHANGED } from '../publishing.errors.js';
import { PostAddress } from '../settle/post-address.service.js';
import { LinkLooks } from './link-looks.service.js';
import { LINKED_POST, type LinkedPostRow } from './post-link.queries.js';
import { requireHomeOf } from './post-link.service.js';

export interface LinkCorrection {
  url: string;
  /** Why, in a person's words. */
  reason: string;
  /** The look at it was not content, and the person says that it is the post. */
  despiteDoubt: boolean;
}

/** Corrects a link that a person gave: under the rules of the first one, on record, and never one that the platform gave. */
@Injectable()
export class LinkCorrections {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly publications: PublicationReader,
    private readonly looks: LinkLooks,
    private readonly addresses: PostAddress,
  ) {}

  /**
   * @throws AppError NOT_FOUND, FORBIDDEN, LINK_NOT_CORRECTABLE, LINK_UNCHANGED; LINK_OFF_PLATFORM, and of what is posted by hand
   *   HAND_LINK_DOUBTFUL with what the look found
   */
  async correct(actor: Actor, id: string, { url, reason, despiteDoubt }: LinkCorrection): Promise<void> {
    const { departmentId } = await this.publications.require(id);
    await this.access.require(actor, 'publication.resolve', departmentId);
    const [post]: LinkedPostRow[] = await this.database.query(LINKED_POST, [id]);
    if (!post?.isByPerson || post.url === null) throw new AppError(LINK_NOT_CORRECTABLE);
    const { href } = new URL(url);
    if (href === post.url) throw new AppError(LINK_UNCHANGED, {}, 'url');
    const finding = post.driver === 'hand' ? await this.looks.ofWorkByHand(id, post, href) : null;
    if (finding === null) requireHomeOf(post, new URL(href));
    const isDoubted = finding !== null && !isContent(finding, post.channel);
    if (isDoubted && !despiteDoubt)
      throw new AppError(HAND_LINK_DOUBTFUL, { found: finding.text }, 'url', { finding: { ...finding } });
    await this.addresses.correct(actor, id, {
      ...{ before: post.url, url: href, reason },
      ...(finding && { verdict: finding.verdict }),
      ...(isDoubted && { despiteDoubt }),
    });
  }
}
