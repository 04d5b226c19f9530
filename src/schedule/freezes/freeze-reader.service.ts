import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { FreezeOrder } from './freeze-order.entity.js';
import { DEPARTMENTS_OVER, ORDER_NAMES, QUIET_SINCE } from './freeze.queries.js';

export interface FreezeStatus {
  order: FreezeOrder;
  /** Null = the whole house. */
  departmentName: string | null;
  /** Names of people; null where they are not known any more. */
  declaredBy: string | null;
  liftedBy: string | null;
  /** Null while a call begun before it is still under way. */
  quietSince: Date | null;
  underWay: number;
  /** Sends begun after it committed: always 0. */
  begunAfter: number;
}

/** A freeze that stands, in as few words as a banner has. */
export interface StandingFreeze {
  order: FreezeOrder;
  departmentName: string | null;
}

interface OrderNames {
  id: string;
  departmentName: string | null;
  declaredBy: string | null;
  liftedBy: string | null;
}

/** So many orders are listed. */
const LISTED = 50;

/** Reads freezes for whoever may read publications that they stop. */
@Injectable()
export class FreezeReader {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
  ) {}

  /** Freezes in force first, then the latest lifted ones. */
  async list(actor: Actor): Promise<FreezeStatus[]> {
    const visible = await this.visible(actor, false);
    const names = await this.namesOf(visible);
    return Promise.all(visible.map((order) => this.status(order, names.get(order.id))));
  }

  /** Those in force, and nothing that takes long to find out: every page asks for them. */
  async standing(actor: Actor): Promise<StandingFreeze[]> {
    const visible = await this.visible(actor, true);
    const names = await this.namesOf(visible);
    return visible.map((order) => ({ order, departmentName: names.get(order.id)?.departmentName ?? null }));
  }

  private async visible(actor: Actor, inForce: boolean): Promise<FreezeOrder[]> {
    const departments = await this.access.departmentsFor(actor, 'publication.read');
    if (departments.length === 0) return [];
    // An order above a department stops it too: whoever works there is to see why nothing leaves.
    const [{ over = [] } = {}]: { over?: string[] }[] = await this.database.query(DEPARTMENTS_OVER, [departments]);
    const orders = await this.database.getRepository(FreezeOrder).find({
      ...(inForce && { where: { liftedAt: IsNull() } }),
      order: { liftedAt: { direction: 'DESC', nulls: 'FIRST' }, declaredAt: 'DESC' },
      take: LISTED,
    });
    return orders.filter((order) => order.departmentId === null || over.includes(order.departmentId));
  }

  private async namesOf(orders: readonly FreezeOrder[]): Promise<Map<string, OrderNames>> {
    if (orders.length === 0) return new Map();
    const rows: OrderNames[] = await this.database.query(ORDER_NAMES, [orders.map(({ id }) => id)]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async status(order: FreezeOrder, names: OrderNames | undefined): Promise<FreezeStatus> {
    const [row]: { lastEnd: Date | null; underWay: number; begunAfter: number }[] = await this.database.query(
      QUIET_SINCE,
      [order.departmentId, order.channel, order.declaredAt, order.liftedAt],
    );
    const { departmentName = null, declaredBy = null, liftedBy = null } = names ?? {};
    const underWay = row?.underWay ?? 0;
    const lastEnd = row?.lastEnd ?? null;
    const quietSince = lastEnd !== null && lastEnd > order.declaredAt ? lastEnd : order.declaredAt;
    const quiet = { quietSince: underWay > 0 ? null : quietSince, underWay, begunAfter: row?.begunAfter ?? 0 };
    return { order, departmentName, declaredBy, liftedBy, ...quiet };
  }
}
