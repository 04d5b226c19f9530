import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountService } from '../../accounts/account.service.js';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { DepartmentService } from '../../identity/departments/department.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { StoryService } from '../../stories/story.service.js';
import type { VariantContent } from '../../stories/variant-content.rules.js';
import { REVIEW_SEAL_BROKEN, REVIEW_SEAL_UNKNOWN, REVIEW_SEAL_WITHOUT_CHANNEL } from '../review.errors.js';
import { NotCanonical } from './canonical-json.rules.js';
import { LOCKED_SEALS, MARKED_SEALS, SEALED_ROUNDS, STANDING_SEAL_OF_STORY } from './seal.queries.js';
import { type NameChange, renamedSince } from './renamed.rules.js';
import { openSeal, sealOf, type Seal, type SealedContent, type SealMaterial } from './seal.rules.js';
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
    return (await this.standings(tx, [sealId])).get(sealId) ?? { ok: false, fault: 'unknown' };
  }

  /** The same of many approvals, by seal. */
  async standings(tx: EntityManager, sealIds: readonly string[]): Promise<Map<string, SealStanding>> {
    const locked = await tx.query<(StandingSeal & { state: string })[]>(LOCKED_SEALS, [[...new Set(sealIds)]]);
    const approved = locked.filter(({ state }) => state === 'approved');
    const now = await this.sealsNow(tx, approved);
    const standings = new Map<string, SealStanding>(sealIds.map((id) => [id, { ok: false, fault: 'unknown' }]));
    for (const { state, ...seal } of locked) {
      const stands = state === 'approved' && now.get(seal.sealId)?.digest === seal.digest;
      const fault = state === 'approved' ? 'mismatch' : 'voided';
      standings.set(seal.sealId, stands ? { ok: true, ...seal } : { ok: false, fault });
    }
    return standings;
  }

  /**
   * Looks at approvals ahead of the send: takes the digest over the rows as they are now, and says by which mark the database knows
   * that they have not changed since. Locks nothing.
   * @returns marks by seal, of those alone that stand
   */
  async marksOf(tx: EntityManager, sealIds: readonly string[]): Promise<Map<string, string>> {
    // The mark first, the rows in a later statement: of rows that change in between the mark is already old.
    const found = await tx.query<(StandingSeal & { state: string; mark: string })[]>(MARKED_SEALS, [
      [...new Set(sealIds)],
    ]);
    const approved = found.filter(({ state }) => state === 'approved');
    const now = await this.sealsNow(tx, approved);
    return new Map(
      approved
        .filter(({ sealId, digest }) => now.get(sealId)?.digest === digest)
        .map(({ sealId, mark }) => [sealId, mark]),
    );
  }

  /**
   * The digest of what the rows say now, for comparison with the sealed one.
   * @throws AppError REVIEW_SEAL_UNKNOWN
   */
  async recompute(tx: EntityManager, sealId: string): Promise<string> {
    const [sealed] = await this.sealed(tx, [sealId]);
    if (!sealed) throw new AppError(REVIEW_SEAL_UNKNOWN);
    return (await this.sealNow(tx, sealed)).digest;
  }

  /** The seal that an approval of this release would make now. Throws what `sealOf` throws. */
  async sealNow(tx: EntityManager, release: Release): Promise<Seal> {
    const [material] = await this.materialsOf(tx, [release]);
    if (!material) throw new AppError(NOT_FOUND, { what: { zh: '这一版', en: 'revision' } });
    return sealOf(material);
  }

  /**
   * Of approvals that do not stand: those that would but for names that were changed since (department, source of an account), with
   * these names. Locks nothing.
   */
  async renamedOf(tx: EntityManager, sealIds: readonly string[]): Promise<Map<string, NameChange[]>> {
    const renamed = new Map<string, NameChange[]>();
    if (sealIds.length === 0) return renamed;
    const rows = (await this.sealed(tx, sealIds)).filter(({ voidedAt }) => voidedAt === null);
    const materials = await this.materialsOf(tx, rows);
    for (const [index, row] of rows.entries()) {
      const [sealed, material] = [openSeal(row), materials[index]];
      if (!sealed || !material) continue;
      try {
        const changes = renamedSince(row, sealed, material);
        if (changes.length > 0) renamed.set(row.sealId, changes);
      } catch (error) {
        if (!(error instanceof NotCanonical)) throw error;
      }
    }
    return renamed;
  }

  /** By seal; where the rows have no canonical form any more, or are gone, it is not what was signed and is left out. */
  private async sealsNow(tx: EntityManager, standing: readonly StandingSeal[]): Promise<Map<string, Seal>> {
    const seals = new Map<string, Seal>();
    if (standing.length === 0) return seals;
    const materials = await this.materialsOf(tx, standing.map(releaseOf));
    for (const [index, { sealId }] of standing.entries()) {
      const material = materials[index];
      if (!material) continue;
      try {
        seals.set(sealId, sealOf(material));
      } catch (error) {
        if (!(error instanceof NotCanonical)) throw error;
      }
    }
    return seals;
  }

  /** What each release would seal, in the order given; null where the revision or its department is gone. */
  private async materialsOf(tx: EntityManager, releases: readonly Release[]): Promise<(SealMaterial | null)[]> {
    const revisionIds = releases.map(({ revisionId }) => revisionId);
    const found = await this.stories.sealMaterials(tx, [...new Set(revisionIds)]);
    const owners = [...new Set([...found.values()].map(({ departmentId }) => departmentId))];
    const names = await this.departments.namesOf(owners, tx);
    const sources = await this.accounts.sourcesOf([...new Set(releases.flatMap((one) => one.releaseAccounts))], tx);
    return releases.map(({ revisionId, releaseAccounts, releaseFrom, releaseTo }) => {
      const own = found.get(revisionId);
      const department = own && names.get(own.departmentId);
      if (!own || department === undefined) return null;
      const named = releaseAccounts
        .filter((id) => sources.has(id))
        .map((id) => [id, sources.get(id) ?? department] as const);
      return {
        ...own.material,
        accounts: [...releaseAccounts],
        window: { from: releaseFrom, to: releaseTo },
        signature: { department, sources: Object.fromEntries(named) },
      };
    });
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
    const content = (await this.openAll(tx, [sealId])).get(sealId);
    if (content === undefined) throw new AppError(REVIEW_SEAL_UNKNOWN);
    if (content === null) throw new AppError(REVIEW_SEAL_BROKEN, { seal: sealId });
    return content;
  }

  /** Everything that was signed under many seals, by seal; null for one whose text and digest do not belong together. */
  async openAll(tx: EntityManager, sealIds: readonly string[]): Promise<Map<string, SealedContent | null>> {
    const rows = await this.sealed(tx, sealIds);
    return new Map(rows.map((row) => [row.sealId, openSeal(row)]));
  }

  private async sealed(
    tx: EntityManager,
    sealIds: readonly string[],
  ): Promise<(Seal & Release & { sealId: string; voidedAt: Date | null })[]> {
    return tx.query(SEALED_ROUNDS, [[...new Set(sealIds)]]);
  }
}

function releaseOf({ revisionId, accountIds, windowFrom, windowTo }: StandingSeal): Release {
  return { revisionId, releaseAccounts: accountIds, releaseFrom: windowFrom, releaseTo: windowTo };
}
