import type { PublicCampaign } from '../../campaigns/campaign.rules.js';

/** Where a campaign stands on a day. */
export type CampaignPhase = 'running' | 'coming' | 'over';

export const PHASE_NAMES: Readonly<Record<CampaignPhase, string>> = {
  running: '正在进行',
  coming: '即将开始',
  over: '已经结束',
};

/** @param today local date `YYYY-MM-DD`; the days of the window both count */
export function phaseOf({ state, windowFrom, windowTo }: PublicCampaign, today: string): CampaignPhase {
  if (state === 'closed' || (windowTo !== null && windowTo < today)) return 'over';
  return windowFrom !== null && windowFrom > today ? 'coming' : 'running';
}

/**
 * What the home page shows in full: what is running, then what is coming, the soonest first; when there is neither, what
 * was last. The rest follows by name.
 * @param campaigns newest first
 */
export function featured(
  campaigns: readonly PublicCampaign[],
  today: string,
): { campaigns: { campaign: PublicCampaign; phase: CampaignPhase }[]; earlier: PublicCampaign[] } {
  const all = campaigns.map((campaign) => ({ campaign, phase: phaseOf(campaign, today) }));
  const running = all.filter(({ phase }) => phase === 'running');
  const coming = all.filter(({ phase }) => phase === 'coming').reverse();
  const over = all.filter(({ phase }) => phase === 'over');
  const shown = running.length + coming.length > 0 ? [...running, ...coming] : over.slice(0, 1);
  return {
    campaigns: shown,
    earlier: over.filter((one) => !shown.includes(one)).map(({ campaign }) => campaign),
  };
}
