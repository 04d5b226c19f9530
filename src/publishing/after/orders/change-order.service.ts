import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { ChannelDriver } from '../../../accounts/channels/channel-driver.rules.js';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { SealService } from '../../../review/seal/seal.service.js';
import { PublicationJournal } from '../../../schedule/publications/publication-journal.service.js';
import {
  PUBLICATION_STATE_NAMES,
  type PublicationState,
} from '../../../schedule/publications/publication-state.rules.js';
import { ChannelRegistry } from '../../channels/channel-registry.js';
import {
  CHANGE_NOT_OUT,
  CHANGE_OPEN,
  CHANGE_UNDER_WAY,
  CORRECTION_NEEDS_APPROVAL,
  CORRECTION_SCHEDULED,
  RESTORE_NEEDS_APPROVAL,
} from '../change.errors.js';
import { ELSEWHERE_UNDER, END_CHANGE, LOCK_OUT, OPEN_CHANGE, WRITE_CHANGE } from '../change.queries.js';
import type { ChangeKind, OpenOrder } from '../change.rules.js';
import { keptBack } from './kept-back.js';

export interface OutPublication {
  id: string;
  state: PublicationState;
  storyId: string;
  departmentId: string;
  channel: ChannelKind;
  accountId: string;
  driver: ChannelDriver;
  /** The approval whose text is out now. */
  sealId: string;
}

/** Takes people's orders to change what is out: one transaction that writes the intent; the call comes after its commit. */
@Injectable()
export class ChangeOrders {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly seals: SealService,
    private readonly connectors: ChannelRegistry,
    private readonly journal: PublicationJournal,
  ) {}

  /**
   * A retraction takes the place of an open correction.
   * @param reason why; goes into the audit log, never to the public
   * @returns the order's id
   * @throws AppError NOT_FOUND, FORBIDDEN, CHANGE_NOT_OUT, CHANGE_OPEN, CHANGE_UNDER_WAY, CHANGE_FROZEN, CHANGE_ACCOUNT_PAUSED, and for a correction
   *   CORRECTION_NEEDS_APPROVAL, CORRECTION_OUTSIDE_WINDOW, CORRECTION_SCHEDULED, for a restoration RESTORE_NEEDS_APPROVAL,
   *   CHANGE_IN_BLACKOUT
   */
  async order(actor: Actor, publicationId: string, kind: ChangeKind, reason: string): Promise<string> {
    return this.database
      .transaction((tx) => this.write(tx, actor, publicationId, kind, reason))
      .catch((error: unknown) => {
        throw isSecondOrder(error) ? new AppError(CHANGE_OPEN) : error;
      });
  }

  /** Whether the account's connector can do it; otherwise a person does. */
  canDo(account: { channel: ChannelKind; driver: ChannelDriver }, kind: ChangeKind): boolean {
    return this.connectors.all.some(
      ({ channel, driver, traits }) =>
        channel === account.channel && driver === account.driver && traits.can.includes(kind),
    );
  }

  /** Whether there is a newer approval that may take the place of what is out. */
  async hasCorrection(out: OutPublication): Promise<boolean> {
    try {
      await this.newerSeal(this.database.manager, out);
      return true;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    publicationId: string,
    kind: ChangeKind,
    reason: string,
  ): Promise<string> {
    // An order before its publication, as those who record what became of one.
    const [open]: OpenOrder[] = kind === 'retract' ? await tx.query(OPEN_CHANGE, [publicationId]) : [];
    const [out]: OutPublication[] = await tx.query(LOCK_OUT, [publicationId]);
    if (!out) throw new AppError(NOT_FOUND, { what: { zh: '发布任务', en: 'publication' } });
    await this.access.require(actor, 'publication.control', out.departmentId, tx);
    if (out.state !== (kind === 'restore' ? 'retracted' : 'sent'))
      throw new AppError(CHANGE_NOT_OUT, { state: PUBLICATION_STATE_NAMES[out.state] });
    const sealId = kind === 'correct' ? await this.newerSeal(tx, out) : null;
    if (kind === 'restore' && !(await this.seals.standing(tx, out.sealId)).ok)
      throw new AppError(RESTORE_NEEDS_APPROVAL);
    const kept = await keptBack(tx, { publicationId, kind, sealId });
    if (kept) throw kept;
    if (open) await this.overtake(tx, actor, publicationId, open);
    const id = uuid();
    const state = this.canDo(out, kind) ? 'ordered' : 'by_hand';
    await tx.query(WRITE_CHANGE, [id, publicationId, kind, state, sealId, reason, actor.personId]);
    await this.journal.write(tx, actor.personId, `${kind}.order`, publicationId, { change: id, reason, state, sealId });
    return id;
  }

  /** Taking down is urgent: what was ordered before and has not been done is no longer worth doing. */
  private async overtake(tx: EntityManager, actor: Actor, publicationId: string, open: OpenOrder): Promise<void> {
    if (open.kind === 'retract') throw new AppError(CHANGE_OPEN);
    if (open.calling) throw new AppError(CHANGE_UNDER_WAY);
    const note = '改为撤下 / taken down instead';
    await tx.query(END_CHANGE, [open.id, null, 'given_up', actor.personId, note]);
    await this.journal.write(tx, actor.personId, `${open.kind}.give_up`, publicationId, { change: open.id, note });
  }

  /** The approval that may take the place of what is out. */
  private async newerSeal(tx: EntityManager, out: OutPublication): Promise<string> {
    const seal = await this.seals.sealFor(tx, out.storyId);
    if (!seal || seal.sealId === out.sealId || !seal.accountIds.includes(out.accountId))
      throw new AppError(CORRECTION_NEEDS_APPROVAL);
    if (!(await this.seals.standing(tx, seal.sealId)).ok) throw new AppError(CORRECTION_NEEDS_APPROVAL);
    const [other]: { id: string }[] = await tx.query(ELSEWHERE_UNDER, [seal.sealId, out.accountId, out.id]);
    if (other) throw new AppError(CORRECTION_SCHEDULED, { id: other.id });
    return seal.sealId;
  }
}

function isSecondOrder(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  return (error.driverError as { constraint?: string }).constraint === 'publication_change_one_open';
}
