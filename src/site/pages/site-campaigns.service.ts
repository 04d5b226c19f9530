import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import type { PublicCampaign } from '../../campaigns/campaign.rules.js';
import { CampaignService } from '../../campaigns/campaign.service.js';
import { SitePageService } from '../../publishing/channels/site/site-page.service.js';
import type { Column } from './column.rules.js';

/** Which campaigns the public sees: the root department's, once a story of theirs that passed review is up (decision 8). */
@Injectable()
export class SiteCampaigns {
  constructor(
    private readonly campaigns: CampaignService,
    private readonly published: SitePageService,
  ) {}

  /** Newest first. */
  async list(): Promise<PublicCampaign[]> {
    return this.campaigns.listForSite(await this.published.campaignsWithPages());
  }

  /** A pillar with its campaign; null when there is none that the public may see. */
  async columnOf(pillarId: string | null): Promise<Column | null> {
    if (pillarId === null || !isUuid(pillarId)) return null;
    const campaignId = await this.campaigns.campaignOfPillar(pillarId);
    if (campaignId === null) return null;
    const [campaign] = await this.campaigns.listForSite(await this.published.campaignsWithPages(campaignId), 1);
    const pillar = campaign?.pillars.find(({ id }) => id === pillarId.toLowerCase());
    return campaign && pillar ? { campaign, pillar } : null;
  }
}
