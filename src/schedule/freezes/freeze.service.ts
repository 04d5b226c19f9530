import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import type { Actor } from '../../identity/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { unbrokenTransaction } from '../../platform/database/unbroken-transaction.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { PlaceOffers } from '../claims/offers/place-offers.service.js';
import type { PublicationState } from '../publications/publication-state.rules.js';
import { FREEZE_GATE } from '../schedule-lock.rules.js';
import { FREEZE_ALREADY_LIFTED, FREEZE_STANDS } from '../schedule.errors.js';
import type { Speaker } from '../throttle/bucket.service.js';
import { ScopeAccess } from '../throttle/desk/scope-access.service.js';
import {
  COUNT_IN_SCOPE,
  HOLD_PASSED,
  RELEASE_CLAIMS_IN_SCOPE,
  STANDING,
  UNDER_WAY,
  WOULD_GO_ON,
  WOULD_STOP,
} from './freeze.queries.js';
import { FreezeOrder } from './freeze-order.entity.js';

export interface FreezeScope {
  departmentId: string | null;
  channel: ChannelKind | null;
}

/** One that a freeze would stop, or come too late for. */
export interface FreezeItem {
  id: string;
  storyTitle: string;
  departmentName: string;
  accountName: string;
  channel: ChannelKind;
  state: PublicationState;
  slotAt: Date;
}

export interface FreezePreview {
  waiting: number;
  nextDay: number;
  underWay: number;
  /** The next to leave, `NAMED` at most. */
  stops: FreezeItem[];
  /** Begun: the latest, `NAMED` at most. */
  goesOn: FreezeItem[];
}

/** 紧急停发: after `declare` has committed, no begin in its scope commits. */
@Injectable()
export class FreezeService {
  private readonly log = new Logger(FreezeService.name);

  constructor(
    private readonly database: DataSource,
    private readonly scopes: ScopeAccess,
    private readonly audit: AuditService,
    private readonly offers: PlaceOffers,
  ) {}

  /** What a freeze of this scope would stop now, and what not. @throws AppError FORBIDDEN, DEPARTMENT_UNKNOWN */
  async preview(actor: Actor, scope: FreezeScope): Promise<FreezePreview> {
    await this.scopes.require(actor, 'freeze.declare', { ...scope, accountId: null });
    const parameters = [scope.departmentId, scope.channel];
    // One look: what is counted and what is named are of the same moment.
    return this.database.transaction('REPEATABLE READ', async (tx) => {
      const [counts]: Omit<FreezePreview, 'stops' | 'goesOn'>[] = await tx.query(COUNT_IN_SCOPE, parameters);
      if (!counts) throw new Error('a count without a row');
      const stops: FreezeItem[] = await tx.query(WOULD_STOP, parameters);
      return { ...counts, stops, goesOn: await tx.query(WOULD_GO_ON, parameters) };
    });
  }

  /**
   * @returns the order, and what has begun already, which is let finish; what nobody has found out about yet is among it
   * @throws AppError FORBIDDEN, DEPARTMENT_UNKNOWN, FREEZE_STANDS (409) with the one of the very same scope that is in force: a second would let the
   *   first be lifted without anything being freed
   */
  async declare(actor: Actor, scope: FreezeScope, reason: string): Promise<{ order: FreezeOrder; underWay: string[] }> {
    await this.scopes.require(actor, 'freeze.declare', { ...scope, accountId: null });
    const { released, ...declared } = await unbrokenTransaction(this.database, async (tx) => {
      // Exclusive: waits for begins that hold the gate, and every later begin sees this order.
      await tx.query(`SELECT pg_advisory_xact_lock($1)`, [FREEZE_GATE]);
      const parameters = [scope.departmentId, scope.channel];
      const [standing]: { id: string; declaredAt: Date }[] = await tx.query(STANDING, parameters);
      if (standing) {
        const { id: freezeId, declaredAt } = standing;
        throw new AppError(FREEZE_STANDS, {}, undefined, { freezeId, declaredAt });
      }
      const id = uuid();
      await tx.query(
        `INSERT INTO freeze_order (id, department_id, channel, reason, declared_by, declared_at)
         VALUES ($1, $2, $3, $4, $5, clock_timestamp())`,
        [id, scope.departmentId, scope.channel, reason, actor.personId],
      );
      const released: Speaker[] = returnedRows(await tx.query(RELEASE_CLAIMS_IN_SCOPE, parameters));
      const underWay: { id: string }[] = await tx.query(UNDER_WAY, parameters);
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'freeze.declare',
        subjectType: 'freeze',
        subjectId: id,
        data: { ...scope, reason, releasedClaims: released.length, underWay: underWay.map((row) => row.id) },
      });
      const order = await tx.findOneByOrFail(FreezeOrder, { id });
      return { order, underWay: underWay.map((row) => row.id), released };
    });
    await this.offer(released);
    return declared;
  }

  /**
   * Lifts it; whatever has passed its slot is held for a person.
   * @param why null where it was not said @returns how many. @throws AppError FREEZE_ALREADY_LIFTED
   */
  async lift(actor: Actor, id: string, why: string | null = null): Promise<number> {
    const order = await this.require(id);
    await this.scopes.require(actor, 'freeze.declare', { ...order, accountId: null });
    const [held, released] = await unbrokenTransaction(this.database, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock($1)`, [FREEZE_GATE]);
      const lifted = returnedRows(
        await tx.query(
          `UPDATE freeze_order SET lifted_by = $2, lift_reason = $3, lifted_at = clock_timestamp()
           WHERE id = $1 AND lifted_at IS NULL RETURNING id`,
          [id, actor.personId, why],
        ),
      );
      if (lifted.length === 0) throw new AppError(FREEZE_ALREADY_LIFTED);
      const reason = {
        text: {
          zh: `紧急停发期间错过了发布时间（${order.reason}），请选择重新排期或取消。`,
          en: `Its slot passed during a freeze (${order.reason}). Give it a new time or cancel it.`,
        },
      };
      const scope = [order.departmentId, order.channel];
      const hold = async (): Promise<{ id: string }[]> =>
        returnedRows(await tx.query(HOLD_PASSED, [...scope, JSON.stringify(reason)]));
      // A claim that was under way when the freeze came has not seen it. Holding waits for one that is under way still; what has been
      // claimed by then has not begun, and is given back and held, too: nothing leaves after the lift that was stopped before it.
      const held = await hold();
      const released: Speaker[] = returnedRows(await tx.query(RELEASE_CLAIMS_IN_SCOPE, scope));
      held.push(...(await hold()));
      for (const row of held)
        await this.audit.record(tx, {
          actorId: actor.personId,
          action: 'publication.hold',
          subjectType: 'publication',
          subjectId: row.id,
          data: { freeze: id },
        });
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'freeze.lift',
        subjectType: 'freeze',
        subjectId: id,
        data: { held: held.length, reason: why },
      });
      return [held.length, released] as const;
    });
    await this.offer(released);
    return held;
  }

  /**
   * The places of what was given back go to those outside the freeze who slipped because of them. After the order has committed: what stops
   * everything neither waits for this nor fails with it.
   */
  private async offer(released: readonly Speaker[]): Promise<void> {
    try {
      await this.database.transaction((tx) => this.offers.offer(tx, released));
    } catch (error) {
      this.log.warn(
        { err: error },
        'places that a freeze has freed could not be offered; who slipped keeps the slot it has',
      );
    }
  }

  private async require(id: string): Promise<FreezeOrder> {
    const order = await this.database.getRepository(FreezeOrder).findOneBy({ id });
    if (!order) throw new AppError(NOT_FOUND, { what: { zh: '紧急停发', en: 'freeze' } });
    return order;
  }
}
