import type { SeededAccount, SeededDepartment, SeededNewsroom } from '../../engine/seed/newsroom.js';
import type { IssueRequest } from '../../engine/seed/issues.js';
import type { StoryRequest } from '../../engine/seed/publications.js';

/** How many publications leave by other ways than the usual ones of their channels. */
export interface Guests {
  /** Weibo's commercial interface. */
  biz: number;
  /** Official accounts without the right to publish: the draft is placed, a person publishes it. */
  drafts: number;
  /** Mass sends, one of each account, with three articles each. */
  issues: number;
  /** Platforms without an interface: people on duty post. */
  byHand: number;
  /** A content system that takes signed webhooks. */
  webhook: number;
  /** A WordPress site. */
  wordpress: number;
}

/** Posts a Weibo account is given, as those of the open interface. */
const POSTS_PER_ACCOUNT = 12;
const DRAFTS_PER_ACCOUNT = 20;
const HAND_PER_ACCOUNT = 40;
/** Drafts are handed over early: a person takes their time, and the product asks for the first time after a minute. */
const DRAFTS_BY = 0.3;
/** So are mass sends: the pause the platform asks for between two tries of the same one is the longest of all. */
const ISSUES_BY = 0.2;

export function numberOf({ biz, drafts, issues, byHand, webhook, wordpress }: Guests): number {
  return biz + drafts + issues + byHand + webhook + wordpress;
}

/** What `seedNewsroom` is asked for beside the usual accounts. */
export function accountsFor({ biz, drafts, issues, byHand, webhook, wordpress }: Guests) {
  return [
    { channel: 'weibo' as const, driver: 'biz' as const, count: Math.ceil(biz / POSTS_PER_ACCOUNT) },
    { channel: 'wechat' as const, driver: 'draft' as const, count: Math.ceil(drafts / DRAFTS_PER_ACCOUNT) },
    { channel: 'wechat' as const, driver: 'mass' as const, count: issues },
    { channel: 'other' as const, driver: 'hand' as const, count: Math.ceil(byHand / HAND_PER_ACCOUNT) },
    { channel: 'web' as const, driver: 'webhook' as const, count: Math.min(1, webhook) },
    { channel: 'web' as const, driver: 'wordpress' as const, count: Math.min(1, wordpress) },
  ];
}

export interface Invitation {
  newsroom: SeededNewsroom;
  guests: Guests;
  /** Draws: an instant of the storm (from its beginning up to that share of it), and a department. */
  slot: (upTo?: number) => Date;
  department: () => SeededDepartment;
  /** Until when what this department says on the channel is meant; null = for a day. */
  validUntil: (department: SeededDepartment, account: SeededAccount) => Date | null;
}

/** What leaves by the other ways, and when. */
export function invite({ newsroom, guests, slot, department, validUntil }: Invitation): {
  requests: StoryRequest[];
  issues: IssueRequest[];
} {
  const of = (driver: SeededAccount['driver']): SeededAccount[] =>
    newsroom.accounts.filter((account) => account.driver === driver);
  const single = (driver: SeededAccount['driver'], count: number, upTo?: number): StoryRequest[] => {
    const accounts = of(driver);
    return Array.from({ length: count }, (_, n): StoryRequest => {
      const account = accounts[n % accounts.length];
      if (!account) throw new Error(`the scene lacks an account of ${driver}`);
      const owner = department();
      const until = validUntil(owner, account);
      return {
        department: owner,
        releases: [{ account, slotAt: slot(upTo), ...(until ? { validUntil: until } : {}) }],
      };
    });
  };
  return {
    requests: [
      ...single('biz', guests.biz),
      ...single('draft', guests.drafts, DRAFTS_BY),
      ...single('hand', guests.byHand),
      ...single('webhook', guests.webhook),
      ...single('wordpress', guests.wordpress),
    ],
    issues: of('mass').map((account) => ({
      account,
      slotAt: slot(ISSUES_BY),
      departments: [department(), department(), department()],
    })),
  };
}
