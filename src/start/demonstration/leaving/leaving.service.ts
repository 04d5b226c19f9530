import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { DepartmentService } from '../../../identity/departments/department.service.js';
import { forbidden } from '../../../identity/forbidden.rules.js';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { unbrokenTransaction } from '../../../platform/database/unbroken-transaction.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { migrateQueue } from '../../../platform/queue/connection/queue-migrations.js';
import { FreezeService } from '../../../schedule/freezes/freeze.service.js';
import { FREEZE_STANDS } from '../../../schedule/schedule.errors.js';
import { DemoMark, type LeaveOrder } from '../demo-mark.js';
import { ChangedMeanwhile, clearInstallation } from './clear-installation.js';
import { HouseWork } from './house-work.js';
import { inventoryOf } from './inventory.queries.js';
import {
  DEMONSTRATION_BUSY,
  DEMONSTRATION_CHANGED,
  DEMONSTRATION_ELSEWHERE,
  DEMONSTRATION_NONE,
  DEMONSTRATION_REAL,
  DEMONSTRATION_WORD,
} from './leaving.errors.js';
import {
  CONFIRMATION,
  fingerprintOf,
  type Inventory,
  INVENTORY_KINDS,
  isConfirmed,
  ownCount,
} from './leaving.rules.js';

/** Of people's own things, how many are named before they are cleared. */
const NAMED = 50;
const FREEZE_REASON = '清空示例数据';

export interface DemonstrationLook {
  inventory: Inventory;
  /** Hand it back with the order: what is cleared is what was shown. */
  shown: string;
  /** Why it cannot be cleared here; null when it can. */
  refusal: AppError | null;
}

/**
 * Leaving the demonstration (decision 56). First the mark, so that whatever happens afterwards is finished by the next start; then a freeze,
 * after which nothing leaves; then the worker ends, everything is cleared in one transaction, and the worker begins again.
 */
@Injectable()
export class LeavingService {
  private readonly logger = new Logger(LeavingService.name);
  private readonly mark: DemoMark;
  private busy = false;

  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly departments: DepartmentService,
    private readonly freezes: FreezeService,
    private readonly work: HouseWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.mark = new DemoMark(config.dataDir);
  }

  /** What there is and what would go; null where there is no demonstration, and for whoever does not look after the whole house. */
  async look(actor: Actor): Promise<DemonstrationLook | null> {
    const since = this.sinceOrNull();
    if (since === undefined || !(await this.isOfTheHouse(actor))) return null;
    const inventory = await this.inventory(actor, since, NAMED);
    return { inventory, shown: fingerprintOf(inventory), refusal: this.refusalOf(inventory) };
  }

  /**
   * Clears the demonstration away and leaves an empty installation with the actor as its administrator.
   * @param shown as `look` gave it
   * @param word typed by the person; needed where things of their own go, too
   * @throws AppError FORBIDDEN, DEMONSTRATION_NONE, DEMONSTRATION_BUSY, DEMONSTRATION_ELSEWHERE, DEMONSTRATION_REAL, DEMONSTRATION_CHANGED (409),
   *   DEMONSTRATION_WORD (400)
   */
  async leave(actor: Actor, { shown, word }: { shown: string; word?: string }): Promise<void> {
    if (!(await this.isOfTheHouse(actor))) throw forbidden('department.administer');
    const since = this.sinceOrNull();
    if (since === undefined) throw new AppError(DEMONSTRATION_NONE);
    const inventory = await this.inventory(actor, since, 0);
    const refusal = this.refusalOf(inventory);
    if (refusal) throw refusal;
    if (fingerprintOf(inventory) !== shown) throw new AppError(DEMONSTRATION_CHANGED);
    const count = ownCount(inventory);
    if (count > 0 && !isConfirmed(word)) throw new AppError(DEMONSTRATION_WORD, { count, word: CONFIRMATION }, 'word');
    if (this.busy) throw new AppError(DEMONSTRATION_BUSY);
    this.busy = true;
    try {
      await this.carryOut(actor, since, { act: uuid(), personId: actor.personId, shown });
    } finally {
      this.busy = false;
    }
  }

  private async carryOut(actor: Actor, since: string | null, order: LeaveOrder): Promise<void> {
    this.mark.leave(since, order);
    let freezeId: string | null = null;
    try {
      freezeId = await this.freeze(actor);
      await this.work.pause();
      await unbrokenTransaction(this.database, (tx) => clearInstallation(tx, since, order));
    } catch (error) {
      await this.goOn(actor, since, freezeId);
      throw error instanceof ChangedMeanwhile ? new AppError(DEMONSTRATION_CHANGED) : error;
    }
    // From here on there is no way back: what fails is finished by the next start.
    this.logger.log({ personId: actor.personId }, 'the demonstration was cleared away');
    await migrateQueue(this.config.databaseUrl);
    await this.work.emptySandbox();
    this.mark.left();
    await this.work.resume();
  }

  /** As if nobody had asked. */
  private async goOn(actor: Actor, since: string | null, freezeId: string | null): Promise<void> {
    this.mark.finish(since);
    if (freezeId !== null) await this.freezes.lift(actor, freezeId, FREEZE_REASON);
    await this.work.resume();
  }

  /** @returns null when everything is frozen already, which is as good */
  private async freeze(actor: Actor): Promise<string | null> {
    try {
      const scope = { departmentId: null, channel: null };
      return (await this.freezes.declare(actor, scope, FREEZE_REASON)).order.id;
    } catch (error) {
      if (error instanceof AppError && error.code === FREEZE_STANDS.code) return null;
      throw error;
    }
  }

  private inventory({ personId }: Actor, since: string | null, named: number): Promise<Inventory> {
    // One look: what is counted and what is named are of the same moment.
    return this.database.transaction('REPEATABLE READ', (tx) =>
      inventoryOf(tx, { since, personId, kinds: INVENTORY_KINDS, named }),
    );
  }

  private refusalOf({ realAccounts }: Inventory): AppError | null {
    if (this.config.databaseGiven || this.config.redis !== null) return new AppError(DEMONSTRATION_ELSEWHERE);
    if (realAccounts.length > 0) return new AppError(DEMONSTRATION_REAL, { names: realAccounts.join('、') });
    return null;
  }

  /** When the demonstration was complete, null where the mark does not say; undefined where there is none. */
  private sinceOrNull(): string | null | undefined {
    const mark = this.mark.read();
    return mark.state === 'finished' || mark.state === 'leaving' ? mark.since : undefined;
  }

  private async isOfTheHouse(actor: Actor): Promise<boolean> {
    const root = await this.departments.root();
    return root !== null && (await this.access.can(actor, 'department.administer', root.id));
  }
}
