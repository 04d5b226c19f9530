import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ChannelDriver } from '../../../accounts/channels/channel-driver.rules.js';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { ChannelRegistry } from '../../channels/channel-registry.js';
import { PageOpener } from '../../links/page-opener.service.js';
import { showsWords } from '../../links/page-words.rules.js';
import { type Ground, groundOf } from '../../links/account-ground.rules.js';
import { PackageService } from '../../prepare/package.service.js';
import { type LinkVerdict, linkVerdict, type PostState } from './link-verdict.rules.js';
import type { Look } from './look-record.service.js';

/** Something that is out, and where. */
export interface PostInSight {
  publicationId: string;
  channel: ChannelKind;
  driver: ChannelDriver;
  sandbox: boolean;
  baseUrl: string;
  /** The account's. */
  settings: Record<string, unknown>;
  url: string | null;
  marker: string;
  /** Of the story, as it was sealed. */
  title: string;
  sentAt: Date;
}

type Sight = LinkVerdict & {
  /** The page shows the post. */
  shown: boolean;
};

/** Whose posts are asked for one by one: nobody counts these calls. Others are seen at their links, and as they are measured. */
const FREE_TO_FIND: ReadonlySet<ChannelDriver> = new Set<ChannelDriver>(['site', 'wordpress']);
/** For all redirects together, ms. */
const OPENING_MS = 20_000;
const NO_LINK: Sight = { link: 'none', gone: false, shown: false, status: null, cause: 'no_link', detail: null };

/** Sees whether a post is still there and its link opens. */
@Injectable()
export class PostSight {
  private readonly log = new Logger(PostSight.name);

  constructor(
    private readonly packages: PackageService,
    private readonly connectors: ChannelRegistry,
    private readonly pages: PageOpener,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async see(post: PostInSight): Promise<Omit<Look, 'publicationId' | 'age'>> {
    const { gone, shown, ...link } = post.url === null ? noLink(post) : await this.openLink(post, post.url);
    if (gone) return { ...link, post: 'gone' };
    const found = await this.find(post);
    const state = found === 'unknown' && shown ? 'there' : found;
    return { ...link, post: state, cause: state === 'gone' ? 'not_listed' : link.cause };
  }

  private async openLink(post: PostInSight, url: string): Promise<Sight> {
    const answer = await this.pages.open(url, { ...this.groundOf(post, url), withinMs: OPENING_MS });
    const verdict = linkVerdict(post.channel, answer);
    const { title, marker } = post;
    const opens = verdict.link === 'opens' && answer.kind === 'answered';
    return { ...verdict, shown: opens && showsWords(answer.text, { title, lead: '', marker }) };
  }

  private groundOf(post: PostInSight, url: string): Ground {
    return post.driver === 'site' ? { own: new URL(this.config.publicUrl).origin } : groundOf(post, url);
  }

  private async find({ publicationId, driver, sentAt }: PostInSight): Promise<PostState> {
    if (!FREE_TO_FIND.has(driver)) return 'unknown';
    try {
      const pack = await this.packages.open(publicationId);
      const found = await this.connectors.of(pack.account).find?.(pack, sentAt.getTime());
      if (found?.kind === 'found') return 'there';
      return found?.kind === 'absent' ? 'gone' : 'unknown';
    } catch (error) {
      this.log.warn({ err: error, publicationId }, 'a post could not be asked for; its link is looked at all the same');
      return 'unknown';
    }
  }
}

function noLink({ driver }: PostInSight): Sight {
  return driver === 'mass' ? { ...NO_LINK, cause: 'no_push' } : NO_LINK;
}
