import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError } from '../platform/errors/app-error.js';
import { PILLAR_NOT_IN_CAMPAIGN } from './campaign.errors.js';
import type { CampaignState, PillarKind, PublicCampaign } from './campaign.rules.js';
import { CampaignPillar } from './plan/campaign-pillar.entity.js';
import { Campaign } from './plan/campaign.entity.js';

/** A campaign as other features need it. */
export interface CampaignFacts {
  id: string;
  departmentId: string;
  title: string;
  theme: string | null;
  /** Local dates `YYYY-MM-DD`, both included; null while not set. */
  windowFrom: string | null;
  windowTo: string | null;
  state: CampaignState;
}

export interface PillarFacts {
  id: string;
  campaignId: string;
  kind: PillarKind;
  title: string;
}

/** What other features ask about campaigns. */
@Injectable()
export class CampaignService {
  constructor(private readonly dataSource: DataSource) {}

  /** The campaign, or null. */
  async find(id: string, tx: EntityManager = this.dataSource.manager): Promise<CampaignFacts | null> {
    const campaign = await tx.findOneBy(Campaign, { id });
    if (!campaign) return null;
    const { departmentId, title, theme, windowFrom, windowTo, state } = campaign;
    return { id, departmentId, title, theme, windowFrom, windowTo, state };
  }

  /**
   * A pillar of a campaign, for what is to be filed under it.
   * @throws AppError PILLAR_NOT_IN_CAMPAIGN (422) when campaign or pillar do not exist or do not belong together
   */
  async requirePillar(
    campaignId: string,
    pillarId: string,
    pointer = '/pillarId',
    tx: EntityManager = this.dataSource.manager,
  ): Promise<PillarFacts> {
    const pillar = await tx.findOneBy(CampaignPillar, { id: pillarId, campaignId });
    if (!pillar) throw new AppError(PILLAR_NOT_IN_CAMPAIGN, {}, pointer);
    const { id, kind, title } = pillar;
    return { id, campaignId, kind, title };
  }

  /** The pillars of a campaign in their order; empty when it does not exist. */
  async pillarsOf(campaignId: string, tx: EntityManager = this.dataSource.manager): Promise<PillarFacts[]> {
    const pillars = await tx.find(CampaignPillar, { where: { campaignId }, order: { position: 'ASC' } });
    return pillars.map(({ id, kind, title }) => ({ id, campaignId, kind, title }));
  }

  /**
   * Those of the given campaigns that the public site may tell of, newest first, with their pillars: started, running or over, and
   * run by the root department, which answers for the site.
   */
  async listForSite(ids: readonly string[], limit = 50): Promise<PublicCampaign[]> {
    return this.dataSource.query<PublicCampaign[]>(LIST_FOR_SITE, [limit, ids]);
  }

  /** The campaign a pillar belongs to, or null. */
  async campaignOfPillar(pillarId: string): Promise<string | null> {
    const pillar = await this.dataSource.manager.findOneBy(CampaignPillar, { id: pillarId });
    return pillar?.campaignId ?? null;
  }
}

/** $1: how many. $2: of which campaigns. */
const LIST_FOR_SITE = `
  SELECT c.id, c.title, c.theme, c.window_from::text AS "windowFrom", c.window_to::text AS "windowTo", c.state,
         coalesce(
           (SELECT jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'title', p.title) ORDER BY p.position)
              FROM campaign_pillar p WHERE p.campaign_id = c.id), '[]') AS pillars
    FROM campaign c
    JOIN department d ON d.id = c.department_id AND d.parent_id IS NULL
   WHERE c.state <> 'draft' AND c.id = ANY ($2::uuid[])
   ORDER BY c.window_from DESC, c.id DESC
   LIMIT $1`;
