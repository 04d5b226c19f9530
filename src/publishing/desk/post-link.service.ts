import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CHANNEL_NAMES } from '../../accounts/channels/channel-kind.rules.js';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { AppError } from '../../platform/errors/app-error.js';
import { PublicationReader } from '../../schedule/publications/publication-reader.service.js';
import { isOn } from '../links/known-ground.rules.js';
import { postHomes } from '../links/post-home.rules.js';
import { LINK_OFF_PLATFORM } from '../publishing.errors.js';
import { LINKED_POST, type LinkedPostRow } from './post-link.queries.js';
import { PostAddress } from '../settle/post-address.service.js';

/** Takes the link of a post that is out and has none from a person. */
@Injectable()
export class PostLinks {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly publications: PublicationReader,
    private readonly addresses: PostAddress,
  ) {}

  /** @throws AppError NOT_FOUND, FORBIDDEN, LINK_OFF_PLATFORM, LINK_KNOWN */
  async fillIn(actor: Actor, id: string, url: string): Promise<void> {
    await this.requireHome(actor, id, url);
    // As it is compared with others.
    await this.addresses.fillIn(actor, id, new URL(url).href);
  }

  /** Of a link that a person gives, whatever for. @throws AppError NOT_FOUND, FORBIDDEN, LINK_OFF_PLATFORM */
  async requireHome(actor: Actor, id: string, url: string): Promise<void> {
    const { departmentId } = await this.publications.require(id);
    await this.access.require(actor, 'publication.resolve', departmentId);
    const [post]: LinkedPostRow[] = await this.database.query(LINKED_POST, [id]);
    if (post) requireHomeOf(post, new URL(url));
  }
}

/** @throws AppError LINK_OFF_PLATFORM */
export function requireHomeOf(
  { channel, baseUrl, settings }: Pick<LinkedPostRow, 'channel' | 'baseUrl' | 'settings'>,
  address: URL,
): void {
  if (isOn(address, postHomes(channel, baseUrl, settings))) return;
  throw new AppError(LINK_OFF_PLATFORM, { host: address.host, platform: CHANNEL_NAMES[channel] }, 'url');
}
