import { Injectable } from '@nestjs/common';
import { type EntityManager, In, type ObjectLiteral } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AppError, type LocalText } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { CAMPAIGN_INCOMPLETE, CAMPAIGN_WINDOW, PILLAR_IN_USE, PILLAR_NOT_IN_CAMPAIGN } from '../campaign.errors.js';
import { type ClauseKind, FIELD_NAMES, missingForStart } from '../campaign.rules.js';
import { CampaignClause } from './campaign-clause.entity.js';
import { CampaignDeadline } from './campaign-deadline.entity.js';
import { CampaignPillar } from './campaign-pillar.entity.js';
import type { CampaignPlan, CampaignRecord, PlanClause, PlanDeadline, PlanPillar } from './campaign-plan.rules.js';
import { Campaign } from './campaign.entity.js';

/** Writes and reads whole plans inside the transactions of others. */
@Injectable()
export class CampaignPlanService {
  /** Puts a new campaign, a draft, with all its parts. @returns its id */
  async insert(tx: EntityManager, personId: string, departmentId: string, plan: CampaignPlan): Promise<string> {
    const id = uuid();
    await tx.insert(Campaign, { id, departmentId, createdBy: personId, ...headOf(plan) });
    await this.replaceParts(tx, id, plan);
    return id;
  }

  /** Replaces the parts given; the others stay. A pillar that keeps its id keeps its stories. */
  async replaceParts(tx: EntityManager, id: string, plan: Partial<CampaignPlan>): Promise<void> {
    if (plan.pillars) await this.replacePillars(tx, id, plan.pillars);
    if (plan.forms) await this.replaceClauses(tx, id, 'form', plan.forms);
    if (plan.requirements) await this.replaceClauses(tx, id, 'requirement', plan.requirements);
    if (plan.deadlines) await this.replaceDeadlines(tx, id, plan.deadlines);
  }

  /** The campaign with its parts. @throws AppError NOT_FOUND */
  async load(tx: EntityManager, id: string): Promise<CampaignRecord> {
    const campaign = await tx.findOneBy(Campaign, { id });
    if (!campaign) throw new AppError(NOT_FOUND, { what: { zh: '这个专题活动', en: 'campaign' } });
    const inOrder = { where: { campaignId: id }, order: { position: 'ASC' } } as const;
    const pillars = await tx.find(CampaignPillar, inOrder);
    const clauses = await tx.find(CampaignClause, inOrder);
    const deadlines = await tx.find(CampaignDeadline, inOrder);
    const clausesOf = (wanted: ClauseKind): PlanClause[] =>
      clauses.filter(({ kind }) => kind === wanted).map(({ title, text }) => ({ title, text }));
    const { departmentId, title, theme, documentNumber, organisers, state, version, createdAt, updatedAt } = campaign;
    return {
      ...{ id, departmentId, title, theme, documentNumber, organisers, state, version, createdAt, updatedAt },
      window: { from: campaign.windowFrom, to: campaign.windowTo },
      pillars: pillars.map((pillar) => ({ id: pillar.id, kind: pillar.kind, title: pillar.title, text: pillar.text })),
      forms: clausesOf('form'),
      requirements: clausesOf('requirement'),
      deadlines: deadlines.map(({ dueOn, dueWords, what, receivers, routes }) => ({
        ...{ date: dueOn, when: dueWords, what },
        ...{ to: receivers, routes },
      })),
    };
  }

  private async replacePillars(tx: EntityManager, campaignId: string, pillars: readonly PlanPillar[]): Promise<void> {
    const known = await tx.findBy(CampaignPillar, { campaignId });
    const kept = pillars.flatMap(({ id }) => id ?? []);
    const strange = pillars.findIndex(
      ({ id }, place) =>
        id !== undefined &&
        (!known.some((pillar) => pillar.id === id) || pillars.findIndex((other) => other.id === id) < place),
    );
    if (strange >= 0) throw new AppError(PILLAR_NOT_IN_CAMPAIGN, {}, `/pillars/${strange}/id`);
    await removePillars(tx, campaignId, known, kept);
    for (const [position, { id, kind, title, text }] of pillars.entries()) {
      if (id === undefined) await tx.insert(CampaignPillar, { id: uuid(), campaignId, position, kind, title, text });
      else await tx.update(CampaignPillar, { id, campaignId }, { position, kind, title, text });
    }
  }

  private async replaceClauses(
    tx: EntityManager,
    campaignId: string,
    kind: ClauseKind,
    clauses: readonly PlanClause[],
  ): Promise<void> {
    await tx.delete(CampaignClause, { campaignId, kind });
    await insertAll(
      tx,
      CampaignClause,
      clauses.map(({ title, text }, position) => {
        return { id: uuid(), campaignId, kind, position, title, text };
      }),
    );
  }

  private async replaceDeadlines(
    tx: EntityManager,
    campaignId: string,
    deadlines: readonly PlanDeadline[],
  ): Promise<void> {
    await tx.delete(CampaignDeadline, { campaignId });
    await insertAll(
      tx,
      CampaignDeadline,
      deadlines.map(({ date, when, what, to, routes }, position) => {
        return { id: uuid(), campaignId, position, dueOn: date, dueWords: when, what, receivers: to, routes };
      }),
    );
  }
}

/** The columns of the campaign itself. @throws AppError CAMPAIGN_WINDOW */
export function headOf({
  title,
  theme,
  documentNumber,
  organisers,
  window,
}: Omit<CampaignPlan, 'pillars' | 'forms' | 'requirements' | 'deadlines'>) {
  if (window.from !== null && window.to !== null && window.to < window.from) {
    throw new AppError(CAMPAIGN_WINDOW, {}, '/window/to');
  }
  return { title, theme, documentNumber, organisers, windowFrom: window.from, windowTo: window.to };
}

/** What a running campaign must have. @throws AppError CAMPAIGN_INCOMPLETE */
export function requireComplete(plan: CampaignPlan): void {
  const missing = missingForStart({ windowFrom: plan.window.from, windowTo: plan.window.to, pillars: plan.pillars });
  if (missing.length === 0) return;
  throw new AppError(CAMPAIGN_INCOMPLETE, { missing: namesOf(missing) }, `/${missing[0]?.replace('.', '/')}`);
}

function namesOf(fields: readonly (keyof typeof FIELD_NAMES)[]): LocalText {
  return {
    zh: fields.map((field) => FIELD_NAMES[field].zh).join('、'),
    en: fields.map((field) => FIELD_NAMES[field].en).join(', '),
  };
}

async function insertAll(
  tx: EntityManager,
  entity: typeof CampaignClause | typeof CampaignDeadline,
  rows: ObjectLiteral[],
): Promise<void> {
  if (rows.length > 0) await tx.createQueryBuilder().insert().into(entity).values(rows).execute();
}

/** Stories hold on to their pillar by a foreign key: its refusal becomes ours. */
async function removePillars(
  tx: EntityManager,
  campaignId: string,
  known: readonly CampaignPillar[],
  kept: readonly string[],
): Promise<void> {
  const gone = known.filter(({ id }) => !kept.includes(id));
  if (gone.length === 0) return;
  try {
    await tx.delete(CampaignPillar, { campaignId, id: In(gone.map(({ id }) => id)) });
  } catch (error) {
    const { code } = (error as { driverError?: { code?: string } }).driverError ?? {};
    // RESTRICT is 23001 since PostgreSQL 18, 23503 before.
    if (code !== '23001' && code !== '23503') throw error;
    throw new AppError(PILLAR_IN_USE, { title: gone.map(({ title }) => title).join('、') }, '/pillars');
  }
}
