import type { CalendarEntry, Issue } from '../api/calendar-queries';
import { dayOf, hourOf } from '../../../lib/clock/days';

export const LANE_KINDS = ['account', 'department'] as const;
export type LaneKind = (typeof LANE_KINDS)[number];

export type State = CalendarEntry['state'] | 'open';

/** What lies on the calendar: a post, or an issue of several that is still being filled. */
export interface Item {
  /** Unique on the page. */
  key: string;
  /** The post's; null while an issue has none. */
  publicationId: string | null;
  at: number;
  title: string;
  accountId: string;
  accountName: string;
  departmentId: string;
  departmentName: string;
  channel: CalendarEntry['channel'];
  state: State;
  stateName: { zh: string; en: string };
  isUrgent: boolean;
  isForecast: boolean;
  /** Why a freeze stops it; null where none does. */
  frozenFor: string | null;
  /** The issue that leaves in one with it. */
  issue: Issue | null;
}

const OPEN = { zh: '组稿中', en: 'Being filled' };

/** Posts and issues in the order of time; an issue that has closed is its post. */
export function itemsOf(
  entries: readonly CalendarEntry[],
  issues: readonly Issue[],
  ownerOf: (accountId: string) => { id: string; name: string },
): Item[] {
  const byPost = new Map(
    issues.flatMap((issue) => (issue.publicationId ? [[issue.publicationId, issue] as const] : [])),
  );
  const shown = new Set<string>();
  const items = entries.map((entry): Item => {
    const issue = byPost.get(entry.id) ?? null;
    if (issue) shown.add(issue.id);
    const { accountId, accountName, departmentId, departmentName, channel, state, stateName } = entry;
    return {
      ...{ accountId, accountName, departmentId, departmentName, channel, state, stateName, issue },
      key: entry.id,
      publicationId: entry.id,
      at: Date.parse(entry.at),
      title: issue?.articles[0]?.title ?? entry.storyTitle,
      isUrgent: entry.priority === 'urgent',
      isForecast: entry.forecast && entry.state === 'scheduled',
      frozenFor: entry.frozenFor,
    };
  });
  for (const issue of issues) {
    if (shown.has(issue.id) || issue.state !== 'open') continue;
    const owner = ownerOf(issue.accountId);
    items.push({
      key: `issue ${issue.id}`,
      publicationId: null,
      at: Date.parse(issue.slotAt),
      title: issue.articles[0]?.title ?? '',
      accountId: issue.accountId,
      accountName: issue.accountName,
      departmentId: owner.id,
      departmentName: owner.name,
      channel: 'wechat',
      state: 'open',
      stateName: OPEN,
      isUrgent: false,
      isForecast: false,
      frozenFor: null,
      issue,
    });
  }
  return items.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

/** What waits for its time, or was laid aside, can be given another one. An issue moves with a reason, in its own dialog. */
export function isMovable({ state, issue }: Pick<Item, 'state' | 'issue'>): boolean {
  return issue === null && ['scheduled', 'held', 'failed', 'missed'].includes(state);
}

/** What will not go away by itself. */
export function isTrouble(state: State): boolean {
  return ['unconfirmed', 'held', 'failed', 'missed'].includes(state);
}

const SIGNS: Record<State, string> = {
  open: '▤',
  scheduled: '○',
  claimed: '➤',
  sending: '➤',
  confirming: '➤',
  sent: '✓',
  unconfirmed: '?',
  held: '‖',
  failed: '✕',
  missed: '!',
  cancelled: '–',
  retracted: '↩',
};

/** A mark beside the word: colour is never the only sign. */
export function signOf(state: State): string {
  return SIGNS[state];
}

/** The signs that stand on a sheet, in the order of a life, each with what the states are called that it stands for. */
export function signsOf(items: readonly Pick<Item, 'state' | 'stateName'>[]): {
  sign: string;
  names: Item['stateName'][];
}[] {
  const found = new Map<string, Map<string, Item['stateName']>>();
  for (const state of Object.keys(SIGNS) as State[])
    for (const { stateName } of items.filter((item) => item.state === state))
      found.set(SIGNS[state], (found.get(SIGNS[state]) ?? new Map()).set(stateName.zh, stateName));
  return [...found].map(([sign, names]) => ({ sign, names: [...names.values()] }));
}

export interface Lane {
  id: string;
  name: string;
  channel: CalendarEntry['channel'] | null;
}

export function laneOf(kind: LaneKind, item: Pick<Item, 'accountId' | 'departmentId'>): string {
  return kind === 'account' ? item.accountId : item.departmentId;
}

/** Lanes with something in them, and those that are always there; by channel and name. */
export function lanesOf(kind: LaneKind, items: readonly Item[], always: readonly Lane[]): Lane[] {
  const lanes = new Map(always.map((lane) => [lane.id, lane]));
  for (const item of items) {
    const id = laneOf(kind, item);
    if (lanes.has(id)) continue;
    lanes.set(
      id,
      kind === 'account'
        ? { id, name: item.accountName, channel: item.channel }
        : { id, name: item.departmentName, channel: null },
    );
  }
  const order = ['web', 'wechat', 'weibo', 'other'];
  const rank = (lane: Lane): number => (lane.channel === null ? 0 : order.indexOf(lane.channel));
  return [...lanes.values()].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'zh-CN'));
}

/** Hours that have a row of their own begin here; the night is one. */
export const HOURS = [0, ...Array.from({ length: 18 }, (_, n) => n + 6)] as const;

/** The row of an hour: its first hour. */
export function hourRowOf(hour: number): number {
  return hour < 6 ? 0 : hour;
}

/** In which field of a view something lies. */
export function cellOf(view: 'month' | 'week' | 'day', kind: LaneKind, item: Item): string {
  if (view === 'month') return dayOf(item.at);
  return view === 'week'
    ? `${laneOf(kind, item)} ${dayOf(item.at)}`
    : `${laneOf(kind, item)} ${hourRowOf(hourOf(item.at))}`;
}

export function byCell(
  view: 'month' | 'week' | 'day',
  kind: LaneKind,
  items: readonly Item[],
): ReadonlyMap<string, readonly Item[]> {
  const cells = new Map<string, Item[]>();
  for (const item of items) {
    const key = cellOf(view, kind, item);
    const cell = cells.get(key);
    if (cell) cell.push(item);
    else cells.set(key, [item]);
  }
  return cells;
}
