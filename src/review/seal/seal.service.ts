import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountService } from '../../accounts/account.service.js';
import type { ChannelKind } from '../../accounts/channel-kind.rules.js';
import { DepartmentService } from '../../identity/departments/department.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { StoryService } from '../../stories/story.service.js';
import type { VariantContent } from '../../stories/variant-content.rules.js';
import { REVIEW_SEAL_BROKEN, REVIEW_SEAL_UNKNOWN, REVIEW_SEAL_WITHOUT_CHANNEL } from '../review.errors.js';
import { NotCanonical } from './canonical-json.rules.js';
import { LOCKED_SEAL, SEALED_ROUND, STANDING_SEAL_OF_STORY } from './seal.queries.js';
import { openSeal, sealOf, type Seal, type SealedContent, type Signature } from './seal.rules.js';
import type { SealStanding, StandingSeal } from './standing-seal.rules.js';

/** What a round would seal: the revision and the release it plans. */
export interface Release {
  revisionId: string;
  releaseAccounts: readonly string[];
  releaseFrom: Date;
  releaseTo: Date;
}

/** The seal as the rest of the house meets it: does it stand, and what exactly was signed. */
@Injectable()
export class SealService {
  constructor(
    private readonly stories: StoryService,
    private readonly departments: DepartmentService,
    private readonly accounts: AccountService,
  ) {}

  /**
   * The story's standing approval, or null. Its round stays locked shared until the caller's transaction ends, so that
   * it cannot be voided in between.
   */
  async sealFor(tx: EntityManager, storyId: string): Promise<StandingSeal | null> {
    const [seal] = await tx.query<StandingSeal[]>(STANDING_SEAL_OF_STORY, [storyId]);
    return seal ?? null;
  }

  /**
   * The last look before a send: locks the round shared, sees whether the approval stands, and takes the digest anew
   * over the rows as they are now.
   */
  async standing(tx: EntityManager, sealId: string): Promise<SealStanding> {
    const [found] = await tx.query<(StandingSeal & { state: string })[]>(LOCKED_SEAL, [sealId]);
    if (!found) return { ok: false, fault: 'unknown' };
    const { state, ...seal } = found;
    if (state !== 'approved') return { ok: false, fault: 'voided' };
    const { revisionId, accountIds: releaseAccounts, windowFrom: releaseFrom, windowTo: releaseTo } = seal;
    try {
      const now = await this.sealNow(tx, { revisionId, releaseAccounts, releaseFrom, releaseTo });
      if (now.digest === seal.digest) return { ok: true, ...seal };
    } catch (error) {
      // Rows that have no canonical form any more are not what was signed either.
      if (!(error instanceof NotCanonical)) throw error;
    }
    return { ok: false, fault: 'mismatch' };
  }

  /**
   * The digest of what the rows say now, for comparison with the sealed one.
   * @throws AppError REVIEW_SEAL_UNKNOWN
   */
  async recompute(tx: EntityManager, sealId: string): Promise<string> {
    return (await this.sealNow(tx, await this.sealed(tx, sealId))).digest;
  }

  /** The seal that an approval of this release would make now. Throws what `sealOf` throws. */
  async sealNow(tx: EntityManager, release: Release): Promise<Seal> {
    const material = await this.stories.sealMaterial(tx, release.revisionId);
    return sealOf({
      ...material,
      accounts: [...release.releaseAccounts],
      window: { from: release.releaseFrom, to: release.releaseTo },
      signature: await this.signatureOf(tx, material.revision.storyId, release.releaseAccounts),
    });
  }

  private async signatureOf(tx: EntityManager, storyId: string, accountIds: readonly string[]): Promise<Signature> {
    const story = await this.stories.find(storyId, tx);
    const department = story && (await this.departments.find(story.departmentId, tx));
    if (!department) throw new AppError(NOT_FOUND, { what: 'story' });
    return {
      department: department.name,
      sources: Object.fromEntries(await this.accounts.sourcesOf(accountIds, tx)),
    };
  }

  /**
   * The channel's content exactly as it was signed, read from the sealed text and not from today's rows.
   * @throws AppError REVIEW_SEAL_UNKNOWN, REVIEW_SEAL_BROKEN, REVIEW_SEAL_WITHOUT_CHANNEL
   */
  async sealedContent(tx: EntityManager, sealId: string, channel: ChannelKind): Promise<VariantContent> {
    const content = (await this.open(tx, sealId)).variants[channel];
    if (!content) throw new AppError(REVIEW_SEAL_WITHOUT_CHANNEL, { channel });
    return content;
  }

  /**
   * Everything that was signed, incl. the alternative texts of pictures.
   * @throws AppError REVIEW_SEAL_UNKNOWN, REVIEW_SEAL_BROKEN
   */
  async open(tx: EntityManager, sealId: string): Promise<SealedContent> {
    const content = openSeal(await this.sealed(tx, sealId));
    if (!content) throw new AppError(REVIEW_SEAL_BROKEN, { seal: sealId });
    return content;
  }

  private async sealed(tx: EntityManager, sealId: string): Promise<Seal & Release> {
    const [sealed] = await tx.query<(Seal & Release)[]>(SEALED_ROUND, [sealId]);
    if (!sealed) throw new AppError(REVIEW_SEAL_UNKNOWN);
    return sealed;
  }
}
