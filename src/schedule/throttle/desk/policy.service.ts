import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { AuditService } from '../../../platform/audit/audit.service.js';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { parseRules, type ThrottleRule } from '../../planner/throttle-rule.rules.js';
import { ZoneClock } from '../../planner/time/zone-clock.rules.js';
import type { Words } from '../../planner/words.rules.js';
import { type ChangePreview, RuleChangeService } from '../../replanning/change/rule-change.service.js';
import { POLICY_STALE_VERSION, RULES_INVALID, ZONE_UNKNOWN } from '../../schedule.errors.js';
import { lookBackOf, type PolicyFacts } from '../bucket-scope.rules.js';
import { faultWords } from './rule-place.rules.js';
import { type Scope, ScopeAccess } from './scope-access.service.js';
import { ThrottlePolicy } from '../policies/throttle-policy.entity.js';

/** A wish may lie a year ahead; a longer period would leave room for a single post. */
const LONGEST_PERIOD_MS = 366 * 86_400_000;
const PERIOD_TOO_LONG = {
  zh: '间隔或时长不能超过 366 天，否则以后再也排不上',
  en: 'a gap or period may be at most 366 days, or nothing could ever be planned again',
};

const RULE_COUNT = { zh: '每条策略应有 1 至 20 条规则', en: 'a policy has 1 to 20 rules' };

export interface PolicyDraft extends Scope {
  name: string;
  spread: 'each' | 'shared';
  zone: string;
  /** As they came in; read and refused by field here. */
  rules: unknown;
  enabled: boolean;
}

type CheckedDraft = Omit<PolicyDraft, 'rules'> & { rules: ThrottleRule[] };

const MOST_RULES = 20;
/** Stands for a policy that has no id yet. */
const NEW = '00000000-0000-0000-0000-000000000000';

/** Throttle policies. Every change takes the policy gate exclusive: no claim is half under the old rules. */
@Injectable()
export class PolicyService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly scopes: ScopeAccess,
    private readonly audit: AuditService,
    private readonly changes: RuleChangeService,
  ) {}

  /**
   * @param confirm digest of a preview that showed what would no longer fit; null when there was nothing to show
   * @throws AppError RULES_INVALID (pointer names the field), ZONE_UNKNOWN, DEPARTMENT_UNKNOWN, SCOPE_NEVER_APPLIES, FORBIDDEN, NOTHING_EVER_FITS,
   *   CHANGE_STRANDS_PLAN (409)
   */
  async create(actor: Actor, draft: PolicyDraft, confirm: string | null = null): Promise<ThrottlePolicy> {
    const facts = this.checked(draft);
    await this.scopes.requireSound(actor, 'policy.administer', draft);
    return this.database.transaction(async (tx) => {
      const stranded = await this.changes.admit(tx, { kind: 'policy', id: NEW, after: inForce(NEW, facts) }, confirm);
      const policy = await tx.save(tx.create(ThrottlePolicy, { ...facts, id: uuid(), version: 1 }));
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'policy.create',
        subjectType: 'policy',
        subjectId: policy.id,
        data: { ...facts, stranded },
      });
      return policy;
    });
  }

  /** Replaces a policy. @throws AppError POLICY_STALE_VERSION (409) and as `create` */
  async replace(
    actor: Actor,
    id: string,
    version: number,
    draft: PolicyDraft,
    confirm: string | null = null,
  ): Promise<ThrottlePolicy> {
    const facts = this.checked(draft);
    const before = await this.require(id);
    await this.scopes.require(actor, 'policy.administer', before);
    await this.scopes.requireSound(actor, 'policy.administer', draft, before);
    return this.database.transaction(async (tx) => {
      const stranded = await this.changes.admit(tx, { kind: 'policy', id, after: inForce(id, facts) }, confirm);
      const changed = await tx.update(ThrottlePolicy, { id, version }, { ...facts, version: version + 1 } as object);
      if (changed.affected !== 1) throw new AppError(POLICY_STALE_VERSION, {}, 'version');
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'policy.replace',
        subjectType: 'policy',
        subjectId: id,
        data: {
          before: Object.fromEntries(Object.keys(facts).map((key) => [key, before[key as keyof CheckedDraft]])),
          after: { ...facts },
          stranded,
        },
      });
      return tx.findOneByOrFail(ThrottlePolicy, { id });
    });
  }

  /** Takes a policy away. @throws AppError NOT_FOUND, FORBIDDEN, CHANGE_STRANDS_PLAN (409) */
  async remove(actor: Actor, id: string, confirm: string | null = null): Promise<void> {
    const before = await this.require(id);
    await this.scopes.require(actor, 'policy.administer', before);
    await this.database.transaction(async (tx) => {
      const stranded = await this.changes.admit(tx, { kind: 'policy', id, after: null }, confirm);
      const gone = returnedRows(await tx.query(`DELETE FROM throttle_policy WHERE id = $1 RETURNING id`, [id]));
      if (gone.length === 0) return;
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'policy.remove',
        subjectType: 'policy',
        subjectId: id,
        data: { name: before.name, rules: before.rules, stranded },
      });
    });
  }

  /**
   * What a new policy (`id` null), another draft of one, or none in its place (`draft` null) would strand. Changes nothing.
   * @throws AppError as `create` and `replace`, CHANGE_STRANDS_PLAN aside
   */
  async preview(actor: Actor, id: string | null, draft: PolicyDraft | null): Promise<ChangePreview> {
    const facts = draft && this.checked(draft);
    const before = id === null ? null : await this.require(id);
    if (before) await this.scopes.require(actor, 'policy.administer', before);
    if (draft) await this.scopes.requireSound(actor, 'policy.administer', draft, before);
    return this.changes.preview({ kind: 'policy', id: id ?? NEW, after: facts && inForce(id ?? NEW, facts) });
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
  checked(draft: PolicyDraft): CheckedDraft {
    if (!ZoneClock.knows(draft.zone)) throw new AppError(ZONE_UNKNOWN, { zone: draft.zone }, 'zone');
    const read = parseRules(draft.rules);
    if (!read.ok) throw invalid(read.field, draft.rules, read.text, read.code);
    if (read.value.length === 0 || read.value.length > MOST_RULES)
      throw invalid('rules', draft.rules, RULE_COUNT, 'BAD_COUNT');
    if (lookBackOf(read.value) > LONGEST_PERIOD_MS)
      throw invalid(longestOf(read.value), draft.rules, PERIOD_TOO_LONG, 'TOO_LONG');
    return { ...draft, rules: read.value };
  }
}

/** The refusal that names rule and field, for people in words and for programs by the pointer. @param rule code of what is wrong */
function invalid(field: string, rules: unknown, text: Words, rule: string): AppError {
  return new AppError(RULES_INVALID, { why: { ...faultWords(field, rules, text) } }, field, { rule });
}

/** A policy that is switched off is none. */
function inForce(id: string, { enabled, ...facts }: CheckedDraft): PolicyFacts | null {
  return enabled ? { id, ...facts } : null;
}

/** The path of the rule that looks back longest. */
function longestOf(rules: readonly ThrottleRule[]): string {
  const index = rules.findIndex((rule) => lookBackOf([rule]) === lookBackOf(rules));
  return `rules[${index}].${rules[index]?.type === 'minGap' ? 'gap' : 'per'}`;
}
