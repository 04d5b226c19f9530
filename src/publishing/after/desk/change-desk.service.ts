import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { type PostInSight, PostSight } from '../../measuring/looks/post-sight.service.js';
import { ChangeCarrier } from '../carry/change-carrier.service.js';
import { ChangeOrders, type OutPublication } from '../orders/change-order.service.js';
import { ChangeRecords } from '../orders/change-record.service.js';
import { CHANGE_STILL_SHOWN } from '../change.errors.js';
import { CHANGES_OF, IN_SIGHT, LINKING_TO, OUT_TOGETHER, OUT_FACTS } from '../change.queries.js';
import type { ChangeKind } from '../change.rules.js';
import {
  type AfterResponse,
  type ChangeRow,
  type LinkingResponse,
  TogetherResponse,
  toChangeResponse,
  toPossible,
} from './change.dto.js';

/** What can be done to what is out, and what was, as the API shows it. */
@Injectable()
export class ChangeDesk {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly orders: ChangeOrders,
    private readonly carrier: ChangeCarrier,
    private readonly records: ChangeRecords,
    private readonly sight: PostSight,
  ) {}

  /** @throws AppError NOT_FOUND also for what the actor may not see */
  async read(actor: Actor, id: string): Promise<AfterResponse> {
    const [out]: OutPublication[] = await this.database.query(OUT_FACTS, [id]);
    if (!out || !(await this.access.can(actor, 'publication.read', out.departmentId)))
      throw new AppError(NOT_FOUND, { what: { zh: '发布任务', en: 'publication' } });
    const changes: ChangeRow[] = await this.database.query(CHANGES_OF, [id]);
    const linking: LinkingResponse[] = await this.database.query(LINKING_TO, [id]);
    const together: TogetherResponse[] = await this.database.query(OUT_TOGETHER, [id]);
    const open = changes.find(({ endedAt }) => endedAt === null);
    const kinds = possibleIn(out, open?.kind);
    const corrects = kinds.includes('correct') && (await this.orders.hasCorrection(out));
    return {
      possible: kinds
        .filter((kind) => kind !== 'correct' || corrects)
        .map((kind) => toPossible(kind, out, this.orders.canDo(out, kind))),
      linking,
      together,
      changes: changes.map((row) => toChangeResponse(row, out)),
    };
  }

  /** Writes the order, then calls the platform at once; what it does not answer in time is looked after by the workers. */
  async order(actor: Actor, id: string, kind: ChangeKind, reason: string): Promise<AfterResponse> {
    const change = await this.orders.order(actor, id, kind, reason);
    await this.carrier.carryOut(change);
    return this.read(actor, id);
  }

  /**
   * A person has done it on the platform. What they say they have taken down is looked at first: a page that still shows it is no
   * longer looked after once it counts as down.
   * @throws AppError CHANGE_STILL_SHOWN unless `despiteShown`
   */
  async confirm(actor: Actor, id: string, note: string, despiteShown = false): Promise<AfterResponse> {
    const shown = await this.stillShown(actor, id);
    if (shown !== null && !despiteShown) throw new AppError(CHANGE_STILL_SHOWN, { url: shown });
    await this.records.confirm(actor, id, note, shown !== null);
    return this.read(actor, id);
  }

  async giveUp(actor: Actor, id: string, note: string): Promise<AfterResponse> {
    await this.records.giveUp(actor, id, note);
    return this.read(actor, id);
  }

  /** Where what waits to be taken down is still to be read; null = nowhere we can see, or nothing waits. */
  private async stillShown(actor: Actor, id: string): Promise<string | null> {
    const [out]: OutPublication[] = await this.database.query(OUT_FACTS, [id]);
    if (!out || !(await this.access.can(actor, 'publication.control', out.departmentId))) return null;
    const changes: ChangeRow[] = await this.database.query(CHANGES_OF, [id]);
    if (!changes.some(({ kind, endedAt }) => kind === 'retract' && endedAt === null)) return null;
    const [post]: PostInSight[] = await this.database.query(IN_SIGHT, [id]);
    return post && (await this.sight.see(post)).post === 'there' ? post.url : null;
  }
}

function possibleIn({ state }: OutPublication, open?: ChangeKind): ChangeKind[] {
  // Of what waits to be corrected only taking down is more urgent.
  if (open) return open === 'correct' && state === 'sent' ? ['retract'] : [];
  if (state === 'sent') return ['retract', 'correct'];
  return state === 'retracted' ? ['restore'] : [];
}
