import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { unbrokenTransaction } from '../../platform/database/unbroken-transaction.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { FREEZE_GATE } from '../schedule-lock.rules.js';
import { FREEZE_ALREADY_LIFTED, FREEZE_STANDS } from '../schedule.errors.js';
import { ScopeAccess } from '../throttle/desk/scope-access.service.js';
import {
  COUNT_IN_SCOPE,
  HOLD_PASSED,
  QUIET_SINCE,
  RELEASE_CLAIMS_IN_SCOPE,
  STANDING,
  UNDER_WAY,
} from './freeze.queries.js';
import { FreezeOrder } from './freeze-order.entity.js';

export interface FreezeScope {
  departmentId: string | null;
  channel: ChannelKind | null;
}

export interface FreezeStatus {
  order: FreezeOrder;
  /** Null while a call begun before it is still under way. */
  quietSince: Date | null;
  underWay: number;
  /** Sends begun after it committed: always 0. */
  begunAfter: number;
}

/** 紧急停发: after `declare` has committed, no begin in its scope commits. */
@Injectable()
export class FreezeService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly scopes: ScopeAccess,
    private readonly audit: AuditService,
  ) {}

  /** What a freeze of this scope would stop now. @throws AppError FORBIDDEN, DEPARTMENT_UNKNOWN */
  async preview(actor: Actor, scope: FreezeScope): Promise<{ waiting: number; nextDay: number; underWay: number }> {
    await this.scopes.require(actor, 'freeze.declare', { ...scope, accountId: null });
    const [counts]: { waiting: number; nextDay: number; underWay: number }[] = await this.database.query(
      COUNT_IN_SCOPE,
      [scope.departmentId, scope.channel],
    );
    return counts ?? { waiting: 0, nextDay: 0, underWay: 0 };
  }

  /**
   * @returns the order, and what has begun already, which is let finish; what nobody has found out about yet is among it
   * @throws AppError FORBIDDEN, DEPARTMENT_UNKNOWN, FREEZE_STANDS (409) with the one of the very same scope that is in force: a second would let the
   *   first be lifted without anything being freed
   */
  async declare(actor: Actor, scope: FreezeScope, reason: string): Promise<{ order: FreezeOrder; underWay: string[] }> {
    await this.scopes.require(actor, 'freeze.declare', { ...scope, accountId: null });
    return unbrokenTransaction(this.database, async (tx) => {
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
      const released: { id: string }[] = returnedRows(await tx.query(RELEASE_CLAIMS_IN_SCOPE, parameters));
      const underWay: { id: string }[] = await tx.query(UNDER_WAY, parameters);
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'freeze.declare',
        subjectType: 'freeze',
        subjectId: id,
        data: { ...scope, reason, releasedClaims: released.length, underWay: underWay.map((row) => row.id) },
      });
      return { order: await tx.findOneByOrFail(FreezeOrder, { id }), underWay: underWay.map((row) => row.id) };
    });
  }

  /** Lifts it; whatever has passed its slot is held for a person. @returns how many. @throws AppError FREEZE_ALREADY_LIFTED */
  async lift(actor: Actor, id: string): Promise<number> {
    const order = await this.require(id);
    await this.scopes.require(actor, 'freeze.declare', { ...order, accountId: null });
    return unbrokenTransaction(this.database, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock($1)`, [FREEZE_GATE]);
      const lifted = returnedRows(
        await tx.query(
          `UPDATE freeze_order SET lifted_by = $2, lifted_at = clock_timestamp() WHERE id = $1 AND lifted_at IS NULL RETURNING id`,
          [id, actor.personId],
        ),
      );
      if (lifted.length === 0) throw new AppError(FREEZE_ALREADY_LIFTED);
      // A claim may have committed right beside the freeze without having seen it: it has not begun, and must not after the lift.
      await tx.query(RELEASE_CLAIMS_IN_SCOPE, [order.departmentId, order.channel]);
      const reason = {
        text: {
          zh: `紧急停发期间错过了发布时间（${order.reason}），请选择重新排期或取消。`,
          en: `Its slot passed during a freeze (${order.reason}). Give it a new time or cancel it.`,
        },
      };
      const held: { id: string }[] = returnedRows(
        await tx.query(HOLD_PASSED, [order.departmentId, order.channel, JSON.stringify(reason)]),
      );
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
        data: { held: held.length },
      });
      return held.length;
    });
  }

  /** Freezes in force first, then the latest lifted ones. */
  async list(actor: Actor): Promise<FreezeStatus[]> {
    const departments = await this.access.departmentsFor(actor, 'publication.read');
    if (departments.length === 0) return [];
    const orders = await this.database.getRepository(FreezeOrder).find({
      where: [{ liftedAt: IsNull() }, {}],
      order: { liftedAt: { direction: 'DESC', nulls: 'FIRST' }, declaredAt: 'DESC' },
      take: 50,
    });
    const visible = orders.filter((order) => order.departmentId === null || departments.includes(order.departmentId));
    return Promise.all(visible.map((order) => this.status(order)));
  }

  private async status(order: FreezeOrder): Promise<FreezeStatus> {
    const [row]: { lastEnd: Date | null; underWay: number; begunAfter: number }[] = await this.database.query(
      QUIET_SINCE,
      [order.departmentId, order.channel, order.declaredAt, order.liftedAt],
    );
    const underWay = row?.underWay ?? 0;
    const lastEnd = row?.lastEnd ?? null;
    const quietSince = lastEnd !== null && lastEnd > order.declaredAt ? lastEnd : order.declaredAt;
    return { order, quietSince: underWay > 0 ? null : quietSince, underWay, begunAfter: row?.begunAfter ?? 0 };
  }

  private async require(id: string): Promise<FreezeOrder> {
    const order = await this.database.getRepository(FreezeOrder).findOneBy({ id });
    if (!order) throw new AppError(NOT_FOUND, { what: { zh: '紧急停发', en: 'freeze' } });
    return order;
  }
}
