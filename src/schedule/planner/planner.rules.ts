import { noSlotWords, SEARCH_DAYS } from './because.rules.js';
import type { Because, Bucket } from './bucket.rules.js';
import { OpenedBucket, type PlacedGate } from './opened-bucket.rules.js';
import { SlotSearch } from './slot-search.rules.js';
import type { DayClassTable } from './time/day-class.rules.js';
import { ceilToSecond, DAY, SECOND, ZoneClock } from './time/zone-clock.rules.js';
import type { Words } from './words.rules.js';

export type { Because, Bucket, SendInterval } from './bucket.rules.js';
export type { ThrottleRule } from './throttle-rule.rules.js';
export type { DayClassTable } from './time/day-class.rules.js';
export type { Words } from './words.rules.js';

/** What every question has in common. Instants are epoch ms. */
interface Ledger {
  /** All buckets the publication draws on; every rule of every bucket must agree. */
  readonly buckets: readonly Bucket[];
  /** What an open send counts as ending at; by default the (first) instant asked about. */
  readonly now?: number;
  /** Day classes set by the installation; they go before the announced ones. */
  readonly dayClasses?: DayClassTable;
}

export type PlanAnswer =
  | { readonly slot: number; readonly because: readonly Because[] }
  | {
      readonly slot: null;
      readonly because: readonly Because[];
      readonly error: { readonly code: 'NO_LEGAL_SLOT'; readonly text: Words };
    };

export interface Judgement {
  readonly legal: boolean;
  /** A freeze blackout covers the instant: the publication is held for a person, not moved. */
  readonly held: boolean;
  readonly because: readonly Because[];
}

/**
 * The earliest whole second at or after `wish` at which one more send breaks no rule, neither for what came before nor for what is planned after it;
 * and every rule that refused some second in [wish, slot). Looks 366 × 24 h ahead, the last second included. Freeze blackouts move nothing.
 */
export function earliestSlot(input: Ledger & { readonly wish: number }): PlanAnswer {
  return searchSlot(openAll(input, input.now ?? input.wish), input.wish);
}

/** Plans wishes in the order given; each granted slot takes its place in every bucket before the next is planned. */
export function planInOrder(input: Ledger & { readonly wishes: readonly number[] }): PlanAnswer[] {
  const opened = openAll(input, input.now ?? input.wishes[0] ?? 0);
  const search = new SlotSearch(searchedGates(opened));
  return input.wishes.map((wish) => {
    const answer = answerOf(search, wish);
    if (answer.slot !== null) for (const bucket of opened) bucket.reserve(answer.slot);
    return answer;
  });
}

/**
 * Whether a send may leave at this very instant (ms, not rounded), and every rule against it. At a claim pass no `planned`: there the ledger alone
 * decides, and the order among the waiting is the dispatcher's. `maxInFlight` and freeze blackouts are judged here too.
 */
export function judge(input: Ledger & { readonly at: number }): Judgement {
  return judgeOpened(openAll(input, input.now ?? input.at), input.at);
}

/** As `judge`, but hours and blackouts only: what is asked again at the begin of the call. */
export function judgeGate(input: Omit<Ledger, 'now'> & { readonly at: number }): Judgement {
  return judgeWith(openAll(input, input.at), input.at, ({ type }) => type === 'hours' || type === 'blackout');
}

/** Whether the hours of all buckets are open and no blackout covers the instant. */
export function isWithinHours(input: Omit<Ledger, 'now'> & { readonly at: number }): boolean {
  return judgeGate(input).legal;
}

/**
 * The first whole second in [from, before) at which the hours of all buckets are open and no blackout covers it, of either mode; null = none.
 * What was sent is not asked about.
 */
export function firstOpen(
  input: Omit<Ledger, 'now'> & { readonly from: number; readonly before: number },
): number | null {
  const start = ceilToSecond(input.from);
  if (start >= input.before) return null;
  const gates = openAll(input, start).flatMap((bucket) => bucket.gates);
  const closing = gates.filter(({ type }) => type === 'hours' || type === 'blackout');
  const open = new SlotSearch(closing).first(start, input.before);
  return open !== null && open < input.before ? open : null;
}

/** As `judge`, of buckets that are open already: for many questions on the same ledger. */
export function judgeOpened(opened: readonly OpenedBucket[], at: number): Judgement {
  return judgeWith(opened, at, () => true);
}

function judgeWith(opened: readonly OpenedBucket[], at: number, isAsked: (placed: PlacedGate) => boolean): Judgement {
  const refusing = opened.flatMap(({ gates }) => gates).filter((placed) => isAsked(placed) && placed.gate.refuses(at));
  const limit = ceilToSecond(at) + SEARCH_DAYS * DAY;
  return {
    legal: refusing.length === 0,
    held: refusing.some(({ freezes }) => freezes),
    because: refusing.map((placed) => explain(placed, at, limit, true)),
  };
}

/** The freeze blackout a slot lies in, which holds its publication whenever it is asked, after the blackout as during it; null = none. */
export function silenceOver(opened: readonly OpenedBucket[], slot: number): Because | null {
  return judgeWith(opened, slot, ({ freezes }) => freezes).because[0] ?? null;
}

/** As `earliestSlot`, of buckets that are open already. Reserves nothing. */
export function searchSlot(opened: readonly OpenedBucket[], wish: number): PlanAnswer {
  return answerOf(new SlotSearch(searchedGates(opened)), wish);
}

/** As `searchSlot`, of a search that goes on. */
export function answerOf(search: SlotSearch, wish: number): PlanAnswer {
  const { gates } = search;
  const start = ceilToSecond(wish);
  const slot = search.first(start, start + SEARCH_DAYS * DAY);
  const because = refusalsBefore(gates, start, slot);
  if (slot !== null) return { slot, because };
  const clock = gates[0]?.clock ?? ZoneClock.of('Asia/Shanghai');
  return { slot: null, because, error: { code: 'NO_LEGAL_SLOT', text: noSlotWords(start, clock) } };
}

/** The gates a search asks, in the order of buckets and rules: all but freezes, which hold and do not move. */
export function searchedGates(opened: readonly OpenedBucket[]): PlacedGate[] {
  return opened.flatMap((bucket) => bucket.gates).filter(({ freezes }) => !freezes);
}

/** Every rule that refused some second in [start, slot), where `start` is a whole second; with no slot, in the whole stretch a search looks through. */
export function refusalsBefore(gates: readonly PlacedGate[], start: number, slot: number | null): Because[] {
  const limit = start + SEARCH_DAYS * DAY;
  const because: Because[] = [];
  for (const placed of gates) {
    const refused = placed.gate.firstRefused(start, slot ?? limit + SECOND);
    if (refused !== null) because.push(explain(placed, refused, limit, refused === start));
  }
  return because;
}

function explain({ bucket, rule, gate }: PlacedGate, at: number, limit: number, isAsked: boolean): Because {
  const legalFrom = gate.nextLegal(ceilToSecond(at), limit);
  const { zh, en } = gate.explain(at, legalFrom > limit ? null : legalFrom, isAsked);
  const { label } = bucket;
  const text = label ? { zh: `${label.zh}：${zh}`, en: `${label.en}: ${en}` } : { zh, en };
  return { bucket: bucket.key, rule, text };
}

function openAll({ buckets, dayClasses }: Omit<Ledger, 'now'>, now: number): OpenedBucket[] {
  return buckets.map((bucket) => new OpenedBucket(bucket, now, dayClasses));
}
