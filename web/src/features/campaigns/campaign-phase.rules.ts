/** Where the day stands to a campaign's own days, both included; null while they are not settled. */
export type CampaignPhase = 'before' | 'during' | 'after';

/** @param today `YYYY-MM-DD` on the institution's calendar, as the window's days */
export function phaseOf(window: { from: string | null; to: string | null }, today: string): CampaignPhase | null {
  if (window.from === null || window.to === null) return null;
  if (today < window.from) return 'before';
  return today > window.to ? 'after' : 'during';
}
