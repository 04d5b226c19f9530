import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { AuditService } from '../../../platform/audit/audit.service.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { type ChangePreview, RuleChangeService } from '../../replanning/change/rule-change.service.js';
import { BLACKOUT_EMPTY, MOURNING_SCOPE } from '../../schedule.errors.js';
import { Blackout } from '../policies/blackout.entity.js';
import { type Scope, ScopeAccess } from './scope-access.service.js';

export interface BlackoutDraft extends Scope {
  name: string;
  startsAt: Date;
  endsAt: Date;
  mode: 'shift' | 'freeze';
  /** Whether the public site shows in grey meanwhile. */
  mourning: boolean;
}

/** Stands for a blackout that has no id yet. */
const NEW = '00000000-0000-0000-0000-000000000000';

/** 停发时段. Under the policy gate like every change of what a claim looks at. */
@Injectable()
export class BlackoutService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly scopes: ScopeAccess,
    private readonly audit: AuditService,
    private readonly changes: RuleChangeService,
  ) {}

  /**
   * @param confirm digest of a preview that showed what would be moved or held; null when there was nothing to show
   * @throws AppError BLACKOUT_EMPTY, MOURNING_SCOPE, DEPARTMENT_UNKNOWN, SCOPE_NEVER_APPLIES, FORBIDDEN, NOTHING_EVER_FITS, CHANGE_STRANDS_PLAN (409)
   */
  async create(actor: Actor, draft: BlackoutDraft, confirm: string | null = null): Promise<Blackout> {
    requireSound(draft);
    await this.scopes.requireSound(actor, 'policy.administer', draft);
    return this.database.transaction(async (tx) => {
      const stranded = await this.changes.admit(
        tx,
        { kind: 'blackout', id: NEW, after: { id: NEW, ...draft } },
        confirm,
      );
      const blackout = await tx.save(tx.create(Blackout, { ...draft, id: uuid() }));
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'blackout.create',
        subjectType: 'blackout',
        subjectId: blackout.id,
        data: { ...draft, stranded },
      });
      return blackout;
    });
  }

  /** @throws AppError NOT_FOUND, FORBIDDEN, CHANGE_STRANDS_PLAN (409) */
  async remove(actor: Actor, id: string, confirm: string | null = null): Promise<void> {
    const before = await this.permitted(actor, id);
    await this.database.transaction(async (tx) => {
      await this.changes.admit(tx, { kind: 'blackout', id, after: null }, confirm);
      await tx.delete(Blackout, { id });
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'blackout.remove',
        subjectType: 'blackout',
        subjectId: id,
        data: { name: before.name },
      });
    });
  }

  /** What a new blackout would strand. Changes nothing. @throws AppError as `create`, CHANGE_STRANDS_PLAN aside */
  async preview(actor: Actor, draft: BlackoutDraft): Promise<ChangePreview> {
    requireSound(draft);
    await this.scopes.requireSound(actor, 'policy.administer', draft);
    return this.changes.preview({ kind: 'blackout', id: NEW, after: { id: NEW, ...draft } });
  }

  /** What taking it away would strand: seldom anything. Changes nothing. @throws AppError NOT_FOUND, FORBIDDEN */
  async previewRemoval(actor: Actor, id: string): Promise<ChangePreview> {
    await this.permitted(actor, id);
    return this.changes.preview({ kind: 'blackout', id, after: null });
  }

  /** Those over everything and those of departments the actor may look into, soonest first. */
  async list(actor: Actor): Promise<Blackout[]> {
    const departments = await this.access.departmentsFor(actor, 'policy.read');
    if (departments.length === 0) return [];
    return this.database
      .getRepository(Blackout)
      .createQueryBuilder('b')
      .where('b.department_id IS NULL OR b.department_id = ANY (:departments::uuid[])', { departments })
      .orderBy('b.starts_at')
      .getMany();
  }

  private async permitted(actor: Actor, id: string): Promise<Blackout> {
    const blackout = await this.database.getRepository(Blackout).findOneBy({ id });
    if (!blackout) throw new AppError(NOT_FOUND, { what: { zh: '停发时段', en: 'blackout' } });
    await this.scopes.require(actor, 'policy.administer', blackout);
    return blackout;
  }
}

/** @throws AppError BLACKOUT_EMPTY, MOURNING_SCOPE */
function requireSound({ startsAt, endsAt, mourning, departmentId, channel, accountId }: BlackoutDraft): void {
  if (startsAt >= endsAt) throw new AppError(BLACKOUT_EMPTY, {}, 'endsAt');
  const wholeSite = departmentId === null && accountId === null && (channel ?? 'web') === 'web';
  if (mourning && !wholeSite) throw new AppError(MOURNING_SCOPE, {}, 'mourning');
}
