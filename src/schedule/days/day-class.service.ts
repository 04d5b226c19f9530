import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import type { DayClass, DayClassTable } from '../planner/time/day-class.rules.js';
import { CLASSES_AHEAD, CLASSES_BETWEEN } from './day-class.queries.js';

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

/** Reads the classes of days set by hand: they go before the announced ones, for every rule with hours. */
@Injectable()
export class DayClassService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
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
}
