import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { parseRules, type ThrottleRule } from '../planner/throttle-rule.rules.js';
import { ZoneClock } from '../planner/time/zone-clock.rules.js';
import { POLICY_GATE } from '../schedule-lock.rules.js';
import { POLICY_STALE_VERSION, RULES_INVALID, ZONE_UNKNOWN } from '../schedule.errors.js';
import { lookBackOf } from './bucket-scope.rules.js';
import { type Scope, ScopeAccess } from './scope-access.service.js';
import { ThrottlePolicy } from './throttle-policy.entity.js';

/** A wish may lie a year ahead; a longer period would leave room for a single post. */
const LONGEST_PERIOD_MS = 366 * 86_400_000;
const PERIOD_TOO_LONG = {
  zh: '间隔或时长不能超过 366 天，否则以后再也排不上。',
  en: 'a gap or period may be at most 366 days, or nothing could ever be planned again',
};

export interface PolicyDraft extends Scope {
  name: string;
  spread: 'each' | 'shared';
  zone: string;
  /** As they came in; read and refused by field here. */
  rules: unknown;
  enabled: boolean;
}

/** Throttle policies. Every change takes the policy gate exclusive: no claim is half under the old rules. */
@Injectable()
export class PolicyService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly scopes: ScopeAccess,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError RULES_INVALID (pointer names the field), ZONE_UNKNOWN, DEPARTMENT_UNKNOWN, FORBIDDEN */
  async create(actor: Actor, draft: PolicyDraft): Promise<ThrottlePolicy> {
    const facts = this.checked(draft);
    await this.scopes.require(actor, 'policy.administer', draft);
    return this.database.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock($1)`, [POLICY_GATE]);
      const policy = await tx.save(tx.create(ThrottlePolicy, { ...facts, id: uuid(), version: 1 }));
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'policy.create',
        subjectType: 'policy',
        subjectId: policy.id,
        data: { ...facts },
      });
      return policy;
    });
  }

  /** Replaces a policy. @throws AppError POLICY_STALE_VERSION (409) and as `create` */
  async replace(actor: Actor, id: string, version: number, draft: PolicyDraft): Promise<ThrottlePolicy> {
    const facts = this.checked(draft);
    const before = await this.require(id);
    await this.scopes.require(actor, 'policy.administer', before);
    await this.scopes.require(actor, 'policy.administer', draft);
    return this.database.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock($1)`, [POLICY_GATE]);
      const changed = await tx.update(ThrottlePolicy, { id, version }, { ...facts, version: version + 1 } as object);
      if (changed.affected !== 1) throw new AppError(POLICY_STALE_VERSION, {}, 'version');
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'policy.replace',
        subjectType: 'policy',
        subjectId: id,
        data: { before: { rules: before.rules, zone: before.zone, enabled: before.enabled }, after: { ...facts } },
      });
      return tx.findOneByOrFail(ThrottlePolicy, { id });
    });
  }

  /** Takes a policy away. @throws AppError NOT_FOUND, FORBIDDEN */
  async remove(actor: Actor, id: string): Promise<void> {
    const before = await this.require(id);
    await this.scopes.require(actor, 'policy.administer', before);
    await this.database.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock($1)`, [POLICY_GATE]);
      const gone = returnedRows(await tx.query(`DELETE FROM throttle_policy WHERE id = $1 RETURNING id`, [id]));
      if (gone.length === 0) return;
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'policy.remove',
        subjectType: 'policy',
        subjectId: id,
        data: { name: before.name, rules: before.rules },
      });
    });
  }

  /** Policies of the departments the actor may look into, and those over everything. */
  async list(actor: Actor): Promise<ThrottlePolicy[]> {
    const departments = await this.access.departmentsFor(actor, 'policy.read');
    if (departments.length === 0) return [];
    return this.database
      .getRepository(ThrottlePolicy)
      .createQueryBuilder('p')
      .where('p.department_id IS NULL OR p.department_id = ANY (:departments::uuid[])', { departments })
      .orderBy('p.id')
      .getMany();
  }

  private async require(id: string): Promise<ThrottlePolicy> {
    const policy = await this.database.getRepository(ThrottlePolicy).findOneBy({ id });
    if (!policy) throw new AppError(NOT_FOUND, { what: { zh: '规则', en: 'policy' } });
    return policy;
  }

  /** A draft with its rules read. @throws AppError RULES_INVALID (pointer names the field), ZONE_UNKNOWN */
  checked(draft: PolicyDraft): Omit<PolicyDraft, 'rules'> & { rules: ThrottleRule[] } {
    if (!ZoneClock.knows(draft.zone)) throw new AppError(ZONE_UNKNOWN, { zone: draft.zone }, 'zone');
    const read = parseRules(draft.rules);
    if (!read.ok) throw new AppError(RULES_INVALID, { why: { ...read.text } }, read.field, { rule: read.code });
    if (lookBackOf(read.value) > LONGEST_PERIOD_MS)
      throw new AppError(RULES_INVALID, { why: PERIOD_TOO_LONG }, 'rules');
    return { ...draft, rules: read.value };
  }
}
