import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { DepartmentService } from '../../identity/departments/department.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { changeRecord } from '../../platform/audit/change-record.rules.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { cursorOf, type Page, pageOf } from '../../platform/http/paging/page.dto.js';
import { CAMPAIGN_CLOSED, CAMPAIGN_STALE_VERSION, CAMPAIGN_STATE } from '../campaign.errors.js';
import { type CampaignState, mayMove } from '../campaign.rules.js';
import { type CampaignPlan, planOf } from './campaign-plan.rules.js';
import { CampaignPlanService, headOf, requireComplete } from './campaign-plan.service.js';
import {
  type CampaignListQuery,
  CampaignResponse,
  type CampaignSummaryResponse,
  type ChangeCampaignRequest,
  type CreateCampaignRequest,
} from './campaign.dto.js';
import { Campaign } from './campaign.entity.js';

const MOVE_NAMES: Record<CampaignState, string> = { draft: 'draft', active: 'start', closed: 'close' };

/** Campaigns as coordinators see and change them. */
@Injectable()
export class CampaignDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
    private readonly departments: DepartmentService,
    private readonly plans: CampaignPlanService,
    private readonly audit: AuditService,
  ) {}

  /** The campaigns the actor may read, newest first. */
  async list(actor: Actor, query: CampaignListQuery): Promise<Page<CampaignSummaryResponse>> {
    const readable = await this.access.departmentsFor(actor, 'campaign.read');
    const [before] = cursorOf(query, ['uuid']) ?? [];
    const select = this.dataSource.manager
      .createQueryBuilder(Campaign, 'c')
      .where('c.departmentId = ANY (:readable)', { readable })
      .orderBy('c.id', 'DESC')
      .limit(query.limit + 1);
    if (before !== undefined) select.andWhere('c.id < :before', { before });
    if (query.departmentId !== undefined) select.andWhere('c.departmentId = :departmentId', query);
    if (query.state !== undefined) select.andWhere('c.state = :state', query);
    return pageOf(await select.getMany(), query.limit, (row) => [row.id], summaryOf);
  }

  /** @throws AppError NOT_FOUND, also for a campaign the actor may not read */
  async read(actor: Actor, id: string): Promise<CampaignResponse> {
    await this.readable(actor, id);
    return CampaignResponse.of(await this.plans.load(this.dataSource.manager, id));
  }

  /** Writes down a campaign of one's own, without a notice. @throws AppError DEPARTMENT_UNKNOWN, FORBIDDEN, CAMPAIGN_WINDOW */
  async create(actor: Actor, input: CreateCampaignRequest): Promise<CampaignResponse> {
    const { departmentId, ...fields } = input;
    await this.departments.requireOpen(departmentId, '/departmentId');
    await this.access.require(actor, 'campaign.write', departmentId);
    return this.dataSource.transaction(async (tx) => {
      const id = await this.plans.insert(tx, actor.personId, departmentId, planOf(fields));
      await this.record(tx, actor, 'campaign.create', id, { departmentId, title: fields.title });
      return CampaignResponse.of(await this.plans.load(tx, id));
    });
  }

  /**
   * Changes what is given and moves the state, on the version the writer saw.
   * @throws AppError NOT_FOUND, FORBIDDEN, CAMPAIGN_STALE_VERSION, CAMPAIGN_CLOSED, CAMPAIGN_STATE, CAMPAIGN_INCOMPLETE, CAMPAIGN_WINDOW,
   *   PILLAR_NOT_IN_CAMPAIGN, PILLAR_IN_USE
   */
  async change(actor: Actor, id: string, input: ChangeCampaignRequest): Promise<CampaignResponse> {
    const { departmentId } = await this.readable(actor, id);
    await this.access.require(actor, 'campaign.write', departmentId);
    const { version, state, ...fields } = input;
    const changes = given(fields);
    return this.dataSource.transaction(async (tx) => {
      const before = await tx.findOneOrFail(Campaign, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (before.version !== version)
        throw new AppError(CAMPAIGN_STALE_VERSION, { version: before.version }, '/version');
      const changed = Object.keys(changes);
      if (before.state === 'closed' && changed.length > 0) throw new AppError(CAMPAIGN_CLOSED);
      const to = state ?? before.state;
      if (to !== before.state && !mayMove(before.state, to))
        throw new AppError(CAMPAIGN_STATE, { from: before.state, to }, '/state');
      const was = planOf(await this.plans.load(tx, id));
      const plan = planOf({ ...was, ...changes });
      if (before.state === 'closed' && to !== 'closed')
        await this.departments.requireOpen(before.departmentId, undefined, tx);
      await this.plans.replaceParts(tx, id, changes);
      if (to !== 'draft') requireComplete(plan);
      await tx.update(
        Campaign,
        { id },
        { ...headOf(plan), state: to, version: version + 1, updatedAt: () => 'clock_timestamp()' },
      );
      if (changed.length > 0)
        await this.record(tx, actor, 'campaign.change', id, {
          ...changeRecord(was, changes),
          fields: changed,
          version: version + 1,
        });
      if (to !== before.state) {
        const move = before.state === 'closed' ? 'reopen' : MOVE_NAMES[to];
        await this.record(tx, actor, `campaign.${move}`, id, { version: version + 1 });
      }
      return CampaignResponse.of(await this.plans.load(tx, id));
    });
  }

  private async readable(actor: Actor, id: string): Promise<Campaign> {
    const campaign = await this.dataSource.manager.findOneBy(Campaign, { id });
    if (!campaign || !(await this.access.can(actor, 'campaign.read', campaign.departmentId))) {
      throw new AppError(NOT_FOUND, { what: { zh: '这个专题活动', en: 'campaign' } });
    }
    return campaign;
  }

  private record(tx: EntityManager, actor: Actor, action: string, id: string, data: Record<string, unknown>) {
    return this.audit.record(tx, { actorId: actor.personId, action, subjectType: 'campaign', subjectId: id, data });
  }
}

function given(fields: Omit<ChangeCampaignRequest, 'version' | 'state'>): Partial<CampaignPlan> {
  const members = Object.entries(fields).filter(([, value]) => value !== undefined);
  const changes = Object.fromEntries(members) as typeof fields;
  return members.length === 0
    ? {}
    : { ...pick(planOf({ title: '', ...changes }), Object.keys(changes) as (keyof CampaignPlan)[]) };
}

function pick(plan: CampaignPlan, keys: readonly (keyof CampaignPlan)[]): Partial<CampaignPlan> {
  return Object.fromEntries(keys.map((key) => [key, plan[key]]));
}

function summaryOf({
  id,
  departmentId,
  title,
  theme,
  windowFrom,
  windowTo,
  state,
  version,
}: Campaign): CampaignSummaryResponse {
  return { id, departmentId, title, theme, window: { from: windowFrom, to: windowTo }, state, version };
}
