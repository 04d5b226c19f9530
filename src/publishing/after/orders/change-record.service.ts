import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StateReason } from '../../../accounts/account-access.rules.js';
import { AccountService } from '../../../accounts/account.service.js';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { storedJson } from '../../../platform/database/storable.rules.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { PublicationJournal } from '../../../schedule/publications/publication-journal.service.js';
import { PublicationReader } from '../../../schedule/publications/publication-reader.service.js';
import { FOLLOW_ANEW } from '../../measuring/follow.queries.js';
import { LOOK_AGES, MEASURE_AGES } from '../../measuring/follow-up.rules.js';
import { CHANGE_NONE_OPEN, CHANGE_UNDER_WAY } from '../change.errors.js';
import { END_CHANGE, HAND_OVER, MOVE_OUT, NEW_ADDRESS, OPEN_CHANGE, TRY_LATER } from '../change.queries.js';
import type { ChangeKind, ChangeStep, OpenOrder } from '../change.rules.js';

/** A call that has been begun for an order. */
export interface BegunChange {
  id: string;
  publicationId: string;
  kind: ChangeKind;
  sealId: string | null;
  reason: string;
  orderedBy: string;
  tries: number;
}

/** Writes down what became of an order: the platform's answer, or a person's word. */
@Injectable()
export class ChangeRecords {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly publications: PublicationReader,
    private readonly journal: PublicationJournal,
    private readonly accounts: AccountService,
  ) {}

  /** Lays the account aside whose credentials were refused: corrections wait with its posts until it is let in again. */
  async standAside({ publicationId }: BegunChange, reason: StateReason): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { accountId } = await this.publications.require(publicationId, tx);
      await this.accounts.loseAuthorisation(tx, accountId, reason);
    });
  }

  /** False when the answer came too late to count: somebody has called again, or ended the order. */
  async record(change: BegunChange, step: ChangeStep): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      if (step.kind === 'done') {
        if (!(await this.end(tx, change.id, change.tries, 'done', null, null))) return false;
        await this.takeEffect(tx, change, null);
        if (step.url !== null) await tx.query(NEW_ADDRESS, [change.publicationId, step.url]);
        return true;
      }
      const told = storedJson(step.told);
      if (step.kind === 'again')
        return returnedRows(await tx.query(TRY_LATER, [change.id, change.tries, step.inMs, told])).length > 0;
      const handed = returnedRows(await tx.query(HAND_OVER, [change.id, change.tries, told])).length > 0;
      if (handed)
        await this.journal.write(tx, null, `${change.kind}.by_hand`, change.publicationId, {
          change: change.id,
          code: step.told.code,
        });
      return handed;
    });
  }

  /** The approval behind it was taken back before anything was called. */
  async drop(tx: EntityManager, change: BegunChange, why: string): Promise<void> {
    await this.end(tx, change.id, change.tries, 'given_up', null, why);
    await this.journal.write(tx, null, `${change.kind}.give_up`, change.publicationId, { change: change.id, why });
  }

  /**
   * A person has done it in the platform's back office.
   * @param stillShown whether its page showed it all the same, which goes on record
   * @throws AppError FORBIDDEN, NOT_FOUND, CHANGE_NONE_OPEN, CHANGE_UNDER_WAY
   */
  async confirm(actor: Actor, publicationId: string, note: string, stillShown = false): Promise<void> {
    await this.database.transaction(async (tx) => {
      const open = await this.openOf(tx, actor, publicationId);
      if (open.calling) throw new AppError(CHANGE_UNDER_WAY);
      await this.end(tx, open.id, null, 'done', actor.personId, note);
      await this.takeEffect(tx, { ...open, publicationId }, actor.personId, stillShown);
    });
  }

  /** A person gives it up: nothing was changed. @throws as `confirm` */
  async giveUp(actor: Actor, publicationId: string, note: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const open = await this.openOf(tx, actor, publicationId);
      if (open.state === 'ordered') throw new AppError(CHANGE_UNDER_WAY);
      await this.end(tx, open.id, null, 'given_up', actor.personId, note);
      await this.journal.write(tx, actor.personId, `${open.kind}.give_up`, publicationId, { change: open.id, note });
    });
  }

  private async openOf(tx: EntityManager, actor: Actor, publicationId: string): Promise<OpenOrder> {
    const publication = await this.publications.require(publicationId, tx);
    await this.access.require(actor, 'publication.control', publication.departmentId, tx);
    const [open]: OpenOrder[] = await tx.query(OPEN_CHANGE, [publicationId]);
    if (!open) throw new AppError(CHANGE_NONE_OPEN);
    return open;
  }

  private async end(
    tx: EntityManager,
    id: string,
    tries: number | null,
    state: 'done' | 'given_up',
    by: string | null,
    note: string | null,
  ): Promise<boolean> {
    return returnedRows(await tx.query(END_CHANGE, [id, tries, state, by, note])).length > 0;
  }

  /** The publication's own state follows, and the audit log says who caused it. */
  private async takeEffect(
    tx: EntityManager,
    { id, publicationId, kind, reason }: Pick<BegunChange, 'id' | 'publicationId' | 'kind' | 'reason'>,
    by: string | null,
    stillShown = false,
  ): Promise<void> {
    const why = storedJson({ text: { zh: reason, en: reason } });
    if (kind === 'retract') await this.move(tx, publicationId, ['sent', 'retracted'], why);
    if (kind === 'restore') await this.move(tx, publicationId, ['retracted', 'sent'], null);
    // What is out anew is looked at as anything that has just gone out.
    if (kind !== 'retract') await tx.query(FOLLOW_ANEW, [publicationId, LOOK_AGES[0]?.ms, MEASURE_AGES[0]?.ms]);
    await this.journal.write(tx, by, kind, publicationId, {
      change: id,
      reason,
      by: by === null ? 'connector' : 'hand',
      ...(stillShown && { stillShown }),
    });
  }

  private async move(tx: EntityManager, id: string, [from, to]: [string, string], why: string | null): Promise<void> {
    const moved = returnedRows(await tx.query(MOVE_OUT, [id, to, from, why]));
    if (moved.length === 0) throw new Error(`publication ${id} is no longer ${from}`);
  }
}
