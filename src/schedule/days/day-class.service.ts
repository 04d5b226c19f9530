import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import type { DayClass, DayClassTable } from '../planner/time/day-class.rules.js';
import { POLICY_GATE } from '../schedule-lock.rules.js';
import { ScopeAccess } from '../throttle/scope-access.service.js';
import { CLASSES_AHEAD, CLASSES_BETWEEN, REMOVE_CLASSES, SET_CLASSES } from './day-class.queries.js';

/** A class for a local date `YYYY-MM-DD`. */
export interface DayClassDraft {
  date: string;
  class: DayClass;
  note: string | null;
}

export interface DayClassView extends DayClassDraft {
  setBy: string;
  setByName: string;
  setAt: Date;
}

/** The days belong to the whole installation. */
const EVERYTHING = { departmentId: null, channel: null, accountId: null };

/** Classes of days set by hand. They go before the announced ones, for every rule with hours, so changes pass the policy gate. */
@Injectable()
export class DayClassService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly scopes: ScopeAccess,
    private readonly audit: AuditService,
  ) {}

  /** What the planner is told: classes set for the days that may still be asked about, by local date `YYYY-MM-DD`. */
  async table(tx: EntityManager): Promise<DayClassTable> {
    const rows: { date: string; class: DayClass }[] = await tx.query(CLASSES_AHEAD);
    return Object.fromEntries(rows.map((row) => [row.date, row.class]));
  }

  /** The classes set for a year, earliest day first; nothing for who may read no rules. */
  async listYear(actor: Actor, year: number): Promise<DayClassView[]> {
    if ((await this.access.departmentsFor(actor, 'policy.read')).length === 0) return [];
    return this.database.query(CLASSES_BETWEEN, [`${year}-01-01`, `${year}-12-31`]);
  }

  /** Sets many at once; a day that has a class gets the new one. @throws AppError FORBIDDEN */
  async set(actor: Actor, days: readonly DayClassDraft[]): Promise<void> {
    await this.scopes.require(actor, 'policy.administer', EVERYTHING);
    await this.database.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock($1)`, [POLICY_GATE]);
      await tx.query(SET_CLASSES, [
        days.map((day) => day.date),
        days.map((day) => day.class),
        days.map((day) => day.note),
        actor.personId,
      ]);
      await this.record(tx, actor, 'day-class.set', { days });
    });
  }

  /** Gives a day back to the announcements. @throws AppError NOT_FOUND, FORBIDDEN */
  async remove(actor: Actor, date: string): Promise<void> {
    await this.scopes.require(actor, 'policy.administer', EVERYTHING);
    await this.database.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock($1)`, [POLICY_GATE]);
      const days = returnedRows(await tx.query(REMOVE_CLASSES, [[date]]));
      if (days.length === 0) throw new AppError(NOT_FOUND, { what: { zh: '这一天的设置', en: 'setting of this day' } });
      await this.record(tx, actor, 'day-class.remove', { days });
    });
  }

  private record(tx: EntityManager, actor: Actor, action: string, data: Record<string, unknown>): Promise<void> {
    return this.audit.record(tx, {
      actorId: actor.personId,
      action,
      subjectType: 'day-class',
      subjectId: 'all',
      data,
    });
  }
}
