import type { ReasonView } from '../../publications/publication-view.rules.js';
import { SEARCH_DAYS } from '../../planner/because.rules.js';
import type { Because, Words } from '../../planner/planner.rules.js';
import { formatInstant } from '../../planner/time/iso-time.rules.js';
import { ZoneClock } from '../../planner/time/zone-clock.rules.js';
import type { PlannedPublication } from '../book/plan-book.rules.js';

/** Why a publication cannot be moved. */
export const FAULTS = ['NO_LEGAL_SLOT', 'SLOT_OUTSIDE_WINDOW', 'PAGE_NOT_COMING', 'FOLLOWER_STUCK'] as const;
export type FaultCode = (typeof FAULTS)[number];

export interface Fault {
  readonly code: FaultCode;
  readonly text: Words;
}

/** What would become of one publication. Instants are epoch ms. */
export interface Proposal {
  readonly publication: PlannedPublication;
  /** The wish it keeps or gets. */
  readonly wish: number;
  /** Where it would stand: its own slot when it stays. */
  readonly to: number;
  /** The earliest slot the rules leave it, also when that lies outside the approved window; null when there is none within a year. */
  readonly earliest: number | null;
  readonly because: readonly ReasonView[];
  /** Why it stays where it is although it should move; null when it may. */
  readonly fault: Fault | null;
}

/** True when the proposal changes the plan. */
export function isMove({ publication, to }: Proposal): boolean {
  return to !== publication.slot;
}

export function reasonsOf(because: readonly Because[]): ReasonView[] {
  return because.map(({ bucket, rule, text }) => ({ policy: bucket, rule, text }));
}

/** The reason of one that follows the page it links to. */
export function pageReason(pageSlot: number, zone: string): ReasonView {
  const at = show(pageSlot, zone);
  return {
    text: {
      zh: `网站稿 ${at} 发布，本稿要附它的链接，须在其后`,
      en: `the web page it links to goes out at ${at}; this one follows it`,
    },
  };
}

/** Why a place will not do (epoch ms; null = none within a year); null when it will. */
export function faultOf(slot: number | null, { windowFrom, windowTo }: PlannedPublication, zone: string): Fault | null {
  if (slot === null)
    return {
      code: 'NO_LEGAL_SLOT',
      text: {
        zh: `按现行发布频次规则，${SEARCH_DAYS} 天内没有可发布的时间`,
        en: `under these rules there is no legal time within ${SEARCH_DAYS} days`,
      },
    };
  if (slot < windowTo) return null;
  const [at, from, to] = [slot, windowFrom, windowTo].map((time) => show(time, zone));
  return {
    code: 'SLOT_OUTSIDE_WINDOW',
    text: {
      zh: `最早可发布的时间是 ${at}，不在终审批准的时段（${from} 至 ${to}）内，需重新送审`,
      en: `the earliest legal time is ${at}, outside the approved window (${from} to ${to}); it needs a new approval`,
    },
  };
}

export const PAGE_NOT_COMING: Fault = {
  code: 'PAGE_NOT_COMING',
  text: {
    zh: '它要附链接的网站稿不在待发布之列，请先处理网站稿',
    en: 'the web page it links to is not waiting to go out; see to that one first',
  },
};

export const FOLLOWER_STUCK: Fault = {
  code: 'FOLLOWER_STUCK',
  text: {
    zh: '附有它链接的发布任务无法在各自批准的时段内随之后移',
    en: 'what links to it could not follow it within its own approved window',
  },
};

/** The proposal of one that stays. */
export function staying(publication: PlannedPublication, fault: Fault, earliest: number | null = null): Proposal {
  return { publication, wish: publication.wish, to: publication.slot, earliest, because: [], fault };
}

/** An instant as people read it, in the zone of the installation. */
export function show(at: number, zone: string): string {
  return formatInstant(at, ZoneClock.of(zone)).slice(0, 19).replace('T', ' ');
}
