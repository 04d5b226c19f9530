import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { storedJson } from '../../platform/database/storable.rules.js';
import { AccountService } from '../../accounts/account.service.js';
import type { AccountAccess } from '../../accounts/account-access.rules.js';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import type { SealedContent } from '../../review/seal/seal.rules.js';
import { SealService } from '../../review/seal/seal.service.js';
import type { FocusPoints } from '../../stories/media/focus/picture-focus.service.js';
import { substituteLink } from '../../stories/variants/link-place.rules.js';
import type { PreparationJournal, SendPackage } from '../channels/channel.js';
import { UploadCacheService } from '../channels/uploads/upload-cache.service.js';
import { CompanionService, type Travelling } from './companion.service.js';
import { coverFocus, PackagePictures } from './package-pictures.service.js';
import { JOURNAL_STEP, JOURNALS_OF, PACKAGE_FACTS } from './package.queries.js';

interface PackageFacts {
  id: string;
  marker: string;
  channel: ChannelKind;
  sealId: string;
  accountId: string;
  link: string | null;
  linkMissing: boolean;
  mayHavePosted: boolean;
  failedSends: number;
  unclearSince: Date | null;
  storyId: string;
  campaignId: string | null;
  pillarId: string | null;
}

interface PackageParts {
  sealed: SealedContent | null | undefined;
  account: AccountAccess | Error | undefined;
  travelling: Travelling | Error | undefined;
  points: FocusPoints;
}

/** Puts together what a connector sends: content from the seal itself, the account with its secrets opened, pictures by content. */
@Injectable()
export class PackageService {
  @Inject(CompanionService)
  private readonly companions: CompanionService;

  constructor(
    private readonly database: DataSource,
    private readonly seals: SealService,
    private readonly accounts: AccountService,
    private readonly pictures: PackagePictures,
    private readonly uploads: UploadCacheService,
  ) {}

  /**
   * @param underSeal a later approval whose text takes the place of what is out; default: the publication's own
   * @throws Error when the publication does not exist or its link is not known yet: neither is ever asked for
   */
  async open(publicationId: string, underSeal?: string): Promise<SendPackage> {
    const opened = (await this.openAll([publicationId], underSeal)).get(publicationId);
    if (opened instanceof Error) throw opened;
    if (!opened) throw new Error(`no publication ${publicationId}`);
    return opened;
  }

  /** The packages of many publications, by id, in a few statements for all; what stands in the way of one is in its place. */
  async openAll(publicationIds: readonly string[], underSeal?: string): Promise<Map<string, SendPackage | Error>> {
    const found: PackageFacts[] = await this.database.query(PACKAGE_FACTS, [publicationIds]);
    const rows = underSeal === undefined ? found : found.map((facts) => ({ ...facts, sealId: underSeal }));
    const [seals, accounts, journals] = await Promise.all([
      this.seals.openAll(
        this.database.manager,
        rows.map(({ sealId }) => sealId),
      ),
      this.accounts.accessForAll(rows.map(({ accountId }) => accountId)),
      this.journalsOf(publicationIds),
    ]);
    const massSends = rows.filter(({ accountId }) => isMass(accounts.get(accountId))).map(({ id }) => id);
    const travelling = await this.companions.travellingWith(massSends);
    const points = await this.pictures.pointsOf(seals.values());
    return new Map(
      rows.map((facts) => {
        const parts = {
          sealed: seals.get(facts.sealId),
          account: accounts.get(facts.accountId),
          travelling: travelling.get(facts.id),
          points,
        };
        return [facts.id, this.put(facts, parts, journals.get(facts.id) ?? new Map())];
      }),
    );
  }

  private put(
    facts: PackageFacts,
    { sealed, account, travelling, points }: PackageParts,
    steps: Map<string, Record<string, string>>,
  ): SendPackage | Error {
    const { id } = facts;
    if (facts.linkMissing) return new Error(`publication ${id} waits for an address that is not known yet`);
    if (!sealed) return new Error(`the seal of publication ${id} does not belong to its digest`);
    if (account instanceof Error) return account;
    if (!account) return new Error(`publication ${id} has no account`);
    if (travelling instanceof Error) return travelling;
    const content = sealed.variants[facts.channel];
    if (!content) return new Error(`the seal of publication ${id} has nothing for ${facts.channel}`);
    const { department, sources } = sealed.signature;
    const source = sources[facts.accountId];
    if (source === undefined) return new Error(`the seal of publication ${id} does not name its account`);
    const words = new Map([
      ...(travelling?.words ?? []),
      ...sealed.media.map(({ sha256, alt }) => [sha256, alt] as const),
    ]);
    return {
      publicationId: id,
      marker: facts.marker,
      account,
      content: facts.link === null ? content : substituteLink(content, facts.link),
      link: facts.link,
      departmentName: department,
      source,
      coverFocus: coverFocus(sealed, content, points),
      mayHavePosted: facts.mayHavePosted,
      failedSends: facts.failedSends,
      ...(facts.unclearSince === null ? {} : { unclearSince: facts.unclearSince.getTime() }),
      ...(travelling ? { companions: travelling.companions } : {}),
      origin: { storyId: facts.storyId, campaignId: facts.campaignId, pillarId: facts.pillarId },
      loadMedia: this.pictures.loader(words),
      altOf: (sha256) => words.get(sha256) ?? '',
      journal: this.journalOver(id, steps),
      uploads: this.uploads,
    };
  }

  /** What preparing and sending have noted, by publication and step. */
  async journalsOf(publicationIds: readonly string[]): Promise<Map<string, Map<string, Record<string, string>>>> {
    const rows: { publicationId: string; step: string; facts: Record<string, string> }[] = await this.database.query(
      JOURNALS_OF,
      [publicationIds],
    );
    const journals = new Map(publicationIds.map((id) => [id, new Map<string, Record<string, string>>()]));
    for (const { publicationId, step, facts } of rows) journals.get(publicationId)?.set(step, facts);
    return journals;
  }

  private journalOver(publicationId: string, steps: Map<string, Record<string, string>>): PreparationJournal {
    return {
      get: (step) => steps.get(step),
      put: async (step, facts) => {
        await this.database.query(JOURNAL_STEP, [publicationId, step, storedJson(facts)]);
        steps.set(step, facts);
      },
    };
  }
}

function isMass(account: AccountAccess | Error | undefined): boolean {
  return account !== undefined && !(account instanceof Error) && account.driver === 'mass';
}
