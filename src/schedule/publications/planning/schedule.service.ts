import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../../../identity/actor.js';
import { AccessService } from '../../../identity/access/access.service.js';
import { Traced } from '../../../platform/trace/traced.decorator.js';
import { AppError, type LocalText } from '../../../platform/errors/app-error.js';
import { ISSUE_BOOKED } from '../../issues/mass-issue.errors.js';
import { BOOKED_UNDER, ONE_AT_A_TIME } from '../../issues/mass-issue.queries.js';
import { LINK_TARGET_MISSING, MAY_BE_OUT, URGENT_NEEDS_REASON } from '../../schedule.errors.js';
import { lockForPlanning } from '../planning-gate.js';
import { PublicationJournal } from '../publication-journal.service.js';
import {
  INSERT_PUBLICATION,
  LAY_ASIDE,
  MAY_BE_OUT_UNDER,
  STANDING_UNDER,
  WEB_PUBLICATION,
} from '../publication.queries.js';
import { type Release, ReleaseService } from './release.service.js';
import { type GrantedSlot, SlotService } from './slot.service.js';
import { validUntil } from './slot-request.rules.js';
import { alreadyThere, type StandingPublication } from './standing.rules.js';

export interface ScheduleRequest {
  storyId: string;
  accountId: string;
  /** null = as soon as possible */
  wishedAt: Date | null;
  priority: 'normal' | 'urgent';
  priorityReason: string | null;
}

interface Dependency {
  id: string;
  slotAt: Date;
}

/** Puts approved stories on the schedule. */
@Injectable()
export class ScheduleService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly releases: ReleaseService,
    private readonly slots: SlotService,
    private readonly journal: PublicationJournal,
  ) {}

  /**
   * Grants a slot and reserves it. The digest, the window and the slot are written with the publication.
   * @returns the publication's id
   * @throws AppError STORY_NOT_APPROVED, ACCOUNT_NOT_SEALED, LINK_TARGET_MISSING, ALREADY_SCHEDULED, ALREADY_SENT, ISSUE_BOOKED, MAY_BE_OUT, URGENT_NEEDS_REASON,
   *   WISH_IN_PAST, WISH_TOO_FAR, NO_LEGAL_SLOT, SLOT_OUTSIDE_WINDOW, FORBIDDEN
   */
  @Traced('publication.plan', {
    attributes: (_actor: Actor, { storyId, accountId }: ScheduleRequest) => ({
      'xuanfa.story_id': storyId,
      'xuanfa.account_id': accountId,
    }),
    told: (publicationId: string) => ({ 'xuanfa.publication_id': publicationId }),
  })
  async schedule(actor: Actor, request: ScheduleRequest): Promise<string> {
    return this.database
      .transaction(async (tx) => {
        await lockForPlanning(tx, [request.accountId]);
        const release = await this.permitted(tx, actor, request);
        return this.place(tx, actor, request, release);
      })
      .catch((error: unknown) => {
        // Another one was quicker, between the look and the insert.
        throw isDuplicate(error) ? alreadyThere({ state: 'scheduled' }) : error;
      });
  }

  /**
   * The same inside a caller's transaction, for a release whose rights and standing the caller has seen to.
   * @throws AppError LINK_TARGET_MISSING and those of the slot
   */
  async place(
    tx: EntityManager,
    actor: Pick<Actor, 'personId'>,
    request: Omit<ScheduleRequest, 'storyId' | 'accountId'>,
    release: Release,
  ): Promise<string> {
    const dependency = await this.dependencyOf(tx, release);
    const slot = await this.slots.grant(tx, this.slotRequest(request, release, dependency));
    const id = uuid();
    await tx.query(INSERT_PUBLICATION, this.row(id, actor, request, release, dependency, slot));
    await this.journal.write(tx, actor.personId, 'schedule', id, {
      storyId: release.storyId,
      accountId: release.accountId,
      wishedAt: new Date(slot.wish).toISOString(),
      slotAt: new Date(slot.slot).toISOString(),
      priority: request.priority,
      priorityReason: request.priorityReason,
    });
    await this.journal.alarm(tx, id, slot.slot);
    return id;
  }

  /**
   * Writes a publication that has no legal slot at the one time it may leave: it waits for a person, with the reason, and takes no place.
   * @param at that time, epoch ms. @throws AppError LINK_TARGET_MISSING
   */
  async placeHeld(
    tx: EntityManager,
    actor: Pick<Actor, 'personId'>,
    at: number,
    release: Release,
    reason: { code: string; text: LocalText },
  ): Promise<string> {
    const dependency = await this.dependencyOf(tx, release);
    const id = uuid();
    const slot = { wish: at, slot: at, validUntil: validUntil(at, release.window), because: [], forecast: false };
    const asked = { wishedAt: new Date(at), priority: 'normal', priorityReason: null } as const;
    await tx.query(INSERT_PUBLICATION, this.row(id, actor, asked, release, dependency, slot));
    await tx.query(LAY_ASIDE, [id, 'held', JSON.stringify(reason), ['scheduled']]);
    await this.journal.write(tx, null, 'hold', id, { storyId: release.storyId, accountId: release.accountId, reason });
    return id;
  }

  /** The slot `schedule` would grant now, and why; nothing is reserved. @throws AppError as `schedule` */
  async preview(actor: Actor, request: ScheduleRequest): Promise<GrantedSlot> {
    return this.database.transaction(async (tx) => {
      const release = await this.permitted(tx, actor, request);
      const dependency = await this.dependencyOf(tx, release);
      return this.slots.preview(tx, this.slotRequest(request, release, dependency));
    });
  }

  /** The same for many wishes (epoch ms), each with its slot or what refuses it. @throws AppError as `schedule`, those of the slot aside */
  async previewMany(
    actor: Actor,
    request: Omit<ScheduleRequest, 'wishedAt'>,
    wishes: readonly number[],
  ): Promise<(GrantedSlot | AppError)[]> {
    return this.database.transaction(async (tx) => {
      const asked = { ...request, wishedAt: null };
      const release = await this.permitted(tx, actor, asked);
      const dependency = await this.dependencyOf(tx, release);
      return this.slots.previewMany(tx, this.slotRequest(asked, release, dependency), wishes);
    });
  }

  private async permitted(tx: EntityManager, actor: Actor, request: ScheduleRequest): Promise<Release> {
    if (request.priority === 'urgent' && !request.priorityReason?.trim())
      throw new AppError(URGENT_NEEDS_REASON, {}, 'priorityReason');
    const release = await this.releases.require(tx, request.storyId, request.accountId);
    await this.access.require(actor, 'publication.schedule', release.departmentId, tx);
    const under = [release.sealId, release.accountId];
    // Only articles of official accounts can be booked in an issue as well.
    if (release.channel === 'wechat') await tx.query(ONE_AT_A_TIME, under);
    const unsettled: unknown[] = await tx.query(MAY_BE_OUT_UNDER, under);
    if (unsettled.length > 0) throw new AppError(MAY_BE_OUT, {}, 'storyId');
    const [standing]: StandingPublication[] = await tx.query(STANDING_UNDER, under);
    if (standing) throw alreadyThere(standing);
    const booked: unknown[] = await tx.query(BOOKED_UNDER, under);
    if (booked.length > 0) throw new AppError(ISSUE_BOOKED, {}, 'accountId');
    return release;
  }

  /** A text with the link's place waits for the web publication of the same approval. */
  private async dependencyOf(tx: EntityManager, release: Release): Promise<Dependency | null> {
    if (!release.needsLink) return null;
    const [web]: Dependency[] = await tx.query(WEB_PUBLICATION, [release.sealId]);
    if (!web) throw new AppError(LINK_TARGET_MISSING, {}, 'accountId');
    return web;
  }

  private slotRequest(
    request: Pick<ScheduleRequest, 'wishedAt' | 'priority'>,
    release: Release,
    dependency: Dependency | null,
  ) {
    return {
      departmentId: release.departmentId,
      accountId: release.accountId,
      channel: release.channel,
      wish: request.wishedAt?.getTime() ?? null,
      window: release.window,
      dependencySlot: dependency?.slotAt.getTime() ?? null,
      except: null,
      stories: [release.storyId, ...(release.companions ?? [])],
      priority: request.priority,
    };
  }

  private row(
    id: string,
    actor: Pick<Actor, 'personId'>,
    request: Omit<ScheduleRequest, 'storyId' | 'accountId'>,
    release: Release,
    dependency: Dependency | null,
    slot: GrantedSlot,
  ): unknown[] {
    return [
      id,
      release.storyId,
      release.sealId,
      release.digest,
      release.departmentId,
      release.accountId,
      release.channel,
      // 48 random bits in hex: short enough for a Weibo text, unique by constraint.
      randomBytes(6).toString('hex'),
      new Date(slot.wish),
      new Date(slot.slot),
      JSON.stringify(slot.because),
      slot.forecast,
      new Date(release.window.from),
      new Date(release.window.to),
      new Date(slot.validUntil),
      request.priority,
      request.priorityReason,
      dependency?.id ?? null,
      actor.personId,
    ];
  }
}

function isDuplicate(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { constraint } = error.driverError as { constraint?: string };
  return constraint === 'publication_once_per_seal';
}
