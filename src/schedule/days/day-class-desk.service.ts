import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../identity/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import type { DayClass } from '../planner/time/day-class.rules.js';
import type { RuleChange } from '../replanning/change/rule-change.rules.js';
import { type ChangePreview, RuleChangeService } from '../replanning/change/rule-change.service.js';
import { ScopeAccess } from '../throttle/desk/scope-access.service.js';
import { REMOVE_CLASSES, SET_CLASSES } from './day-class.queries.js';
import type { DayClassDraft } from './day-class.service.js';

/** The days belong to the whole installation. */
const EVERYTHING = { departmentId: null, channel: null, accountId: null };

/** Where administrators set the classes of days. Under the policy gate, like every change of what a claim looks at. */
@Injectable()
export class DayClassDesk {
  constructor(
    private readonly database: DataSource,
    private readonly scopes: ScopeAccess,
    private readonly audit: AuditService,
    private readonly changes: RuleChangeService,
  ) {}

  /**
   * Sets many at once; a day that has a class gets the new one.
   * @param confirm digest of a preview that showed what would no longer fit
   * @throws AppError FORBIDDEN, CHANGE_STRANDS_PLAN (409)
   */
  async set(actor: Actor, days: readonly DayClassDraft[], confirm: string | null): Promise<void> {
    await this.scopes.require(actor, 'policy.administer', EVERYTHING);
    await this.database.transaction(async (tx) => {
      const stranded = await this.changes.admit(tx, changeOf(days), confirm);
      await tx.query(SET_CLASSES, [
        days.map((day) => day.date),
        days.map((day) => day.class),
        days.map((day) => day.note),
        actor.personId,
      ]);
      await this.record(tx, actor, 'day-class.set', { days, stranded });
    });
  }

  /** Gives a day back to the announcements. @throws AppError NOT_FOUND, FORBIDDEN, CHANGE_STRANDS_PLAN (409) */
  async remove(actor: Actor, date: string, confirm: string | null): Promise<void> {
    await this.scopes.require(actor, 'policy.administer', EVERYTHING);
    await this.database.transaction(async (tx) => {
      const stranded = await this.changes.admit(tx, removalOf(date), confirm);
      const days = returnedRows(await tx.query(REMOVE_CLASSES, [[date]]));
      if (days.length === 0) throw new AppError(NOT_FOUND, { what: { zh: '这一天的设置', en: 'setting of this day' } });
      await this.record(tx, actor, 'day-class.remove', { days, stranded });
    });
  }

  /** What setting these days would strand. Changes nothing. @throws AppError FORBIDDEN */
  async preview(actor: Actor, days: readonly DayClassDraft[]): Promise<ChangePreview> {
    await this.scopes.require(actor, 'policy.administer', EVERYTHING);
    return this.changes.preview(changeOf(days));
  }

  /** What giving a day back would strand. Changes nothing. @throws AppError FORBIDDEN */
  async previewRemoval(actor: Actor, date: string): Promise<ChangePreview> {
    await this.scopes.require(actor, 'policy.administer', EVERYTHING);
    return this.changes.preview(removalOf(date));
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

function changeOf(days: readonly DayClassDraft[]): RuleChange {
  const classes: Record<string, DayClass> = {};
  for (const day of days) classes[day.date] = day.class;
  return { kind: 'days', classes };
}

function removalOf(date: string): RuleChange {
  return { kind: 'days', classes: { [date]: null } };
}
