import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountService } from '../../accounts/account.service.js';
import type { ChannelKind } from '../../accounts/channel-kind.rules.js';
import { SealService } from '../../review/seal/seal.service.js';
import { MediaService } from '../../stories/media/media.service.js';
import { substituteLink } from '../../stories/variants/link-place.rules.js';
import type { PreparationJournal, SendPackage } from '../channels/channel.js';
import { UploadCacheService } from '../channels/upload-cache.service.js';
import { JOURNAL_OF, JOURNAL_STEP, PACKAGE_FACTS } from './package.queries.js';

interface PackageFacts {
  id: string;
  marker: string;
  channel: ChannelKind;
  sealId: string;
  accountId: string;
  link: string | null;
  linkMissing: boolean;
  mayHavePosted: boolean;
  storyId: string;
  campaignId: string | null;
  pillarId: string | null;
}

/** Puts together what a connector sends: content from the seal itself, the account with its secrets opened, pictures by content. */
@Injectable()
export class PackageService {
  constructor(
    private readonly database: DataSource,
    private readonly seals: SealService,
    private readonly accounts: AccountService,
    private readonly media: MediaService,
    private readonly uploads: UploadCacheService,
  ) {}

  /** @throws Error when the publication does not exist or its link is not known yet: neither is ever asked for */
  async open(publicationId: string): Promise<SendPackage> {
    const [facts]: PackageFacts[] = await this.database.query(PACKAGE_FACTS, [publicationId]);
    if (!facts) throw new Error(`no publication ${publicationId}`);
    if (facts.linkMissing) throw new Error(`publication ${publicationId} waits for an address that is not known yet`);
    const sealed = await this.seals.open(this.database.manager, facts.sealId);
    const content = sealed.variants[facts.channel];
    if (!content) throw new Error(`the seal of publication ${publicationId} has nothing for ${facts.channel}`);
    const { department, sources } = sealed.signature;
    const source = sources[facts.accountId];
    if (source === undefined) throw new Error(`the seal of publication ${publicationId} does not name its account`);
    const words = new Map(sealed.media.map(({ sha256, alt }) => [sha256, alt]));
    return {
      publicationId: facts.id,
      marker: facts.marker,
      account: await this.accounts.accessFor(facts.accountId),
      content: facts.link === null ? content : substituteLink(content, facts.link),
      link: facts.link,
      departmentName: department,
      source,
      mayHavePosted: facts.mayHavePosted,
      origin: { storyId: facts.storyId, campaignId: facts.campaignId, pillarId: facts.pillarId },
      loadMedia: (sha256) => this.media.loadMedia(sha256, words.get(sha256)),
      journal: await this.journalOf(publicationId),
      uploads: this.uploads,
    };
  }

  private async journalOf(publicationId: string): Promise<PreparationJournal> {
    const rows: { step: string; facts: Record<string, string> }[] = await this.database.query(JOURNAL_OF, [
      publicationId,
    ]);
    const steps = new Map(rows.map((row) => [row.step, row.facts]));
    return {
      get: (step) => steps.get(step),
      put: async (step, facts) => {
        await this.database.query(JOURNAL_STEP, [publicationId, step, JSON.stringify(facts)]);
        steps.set(step, facts);
      },
    };
  }
}
