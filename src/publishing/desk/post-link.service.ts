import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CHANNEL_NAMES, type ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { AppError } from '../../platform/errors/app-error.js';
import { PublicationReader } from '../../schedule/publications/publication-reader.service.js';
import { isOn } from '../links/known-ground.rules.js';
import { postHomes } from '../links/post-home.rules.js';
import { LINK_OFF_PLATFORM } from '../publishing.errors.js';
import { PostAddress } from '../settle/post-address.service.js';

const ACCOUNT_OF = `
  SELECT a.channel, a.base_url AS "baseUrl", a.settings FROM publication p JOIN account a ON a.id = p.account_id WHERE p.id = $1`;

interface PostingAccount {
  channel: ChannelKind;
  baseUrl: string;
  settings: Record<string, unknown>;
}

/** Takes the link of a post that is out and has none from a person: once, so a slip of theirs is caught before it counts. */
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
    await this.addresses.fillIn(actor, id, url);
  }

  /** Of a link that a person gives, whatever for. @throws AppError NOT_FOUND, FORBIDDEN, LINK_OFF_PLATFORM */
  async requireHome(actor: Actor, id: string, url: string): Promise<void> {
    const { departmentId } = await this.publications.require(id);
    await this.access.require(actor, 'publication.resolve', departmentId);
    const [account]: PostingAccount[] = await this.database.query(ACCOUNT_OF, [id]);
    if (account) requireHome(account, new URL(url));
  }
}

function requireHome({ channel, baseUrl, settings }: PostingAccount, address: URL): void {
  if (isOn(address, postHomes(channel, baseUrl, settings))) return;
  throw new AppError(LINK_OFF_PLATFORM, { host: address.host, platform: CHANNEL_NAMES[channel] }, 'url');
}
