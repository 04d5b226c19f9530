import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { atOnce } from '../../platform/slices.js';
import type { Because, Bucket } from '../planner/bucket.rules.js';
import { OpenedBucket } from '../planner/opened-bucket.rules.js';
import { judgeOpened, searchSlot, silenceOver } from '../planner/planner.rules.js';
import { SECOND } from '../planner/time/zone-clock.rules.js';
import type { Words } from '../planner/words.rules.js';

/** How long a claim stands, ms: long enough to begin, short enough that a dead worker holds a place only for seconds. */
export const CLAIM_LIFE_MS = 15_000;

/** Taken off a claim's life on the worker's own clock, so that it stops before others may take over. */
export const CLAIM_MARGIN_MS = 3_000;

/**
 * Claims are taken this long before the slot, ms, so that the slot holds nothing but the begin and the call. Everything is judged at the
 * slot; for others the send counts as now until it has ended, as every send under way. Nothing is claimed ahead over the end of a
 * calendar period, and nothing begins before its slot.
 */
export const CLAIM_AHEAD_MS = 200;

/**
 * Silence after which the database ends a claim's transaction, ms. Between two statements a claim only counts, and says so where it
 * counts long (pace/claim-pulse.service.ts); a process that is silent has stopped, and everybody else's posts wait behind its locks.
 */
export const CLAIM_SILENCE_MS = 2_000;

/** The right to begin one publication, for seconds. */
export interface Claim {
  publicationId: string;
  /** Fresh with every claim: whatever acts for it later names it. */
  token: string;
  departmentId: string;
  accountId: string;
  channel: ChannelKind;
  /** How long after the claim the slot comes, ms; 0 when it has come. */
  waitMs: number;
  /** When it may begin at the earliest, by the database's clock, epoch ms. */
  dueAt: number;
  sealId: string;
}

/** A publication whose slot has come, or is about to. Times are epoch ms. */
export interface DueFacts {
  readonly id: string;
  /** 0 urgent, 1 normal */
  readonly urgency: number;
  readonly firstSlotAt: number;
  /** May lie `CLAIM_AHEAD_MS` ahead. */
  readonly slotAt: number;
  readonly validUntil: number;
  /** The slot lies in a freeze blackout that has begun; also in one that is over, of which the buckets know nothing any more. */
  readonly inFreeze: boolean;
  /** The buckets it draws on. One that yields is no obstacle to an urgent post, but counts it. */
  readonly draws: readonly { readonly key: string; readonly yields: boolean }[];
  /** The same buckets without the places that are kept for it alone (decision 60); absent where there are none. */
  readonly apart?: ReadonlyMap<string, Bucket>;
}

export type ClaimDecision =
  /** `exceeded`: the rules of its department an urgent post goes past. */
  | { kind: 'grant'; exceeded: readonly Because[] }
  /** Not now; `lineUp` finds its next slot. */
  | { kind: 'refuse'; because: readonly Because[] }
  | { kind: 'hold'; text: Words }
  | { kind: 'miss'; text: Words }
  /** Its slot lies in the next day, week or month: what is claimed before then may still end in it. */
  | { kind: 'wait' };

/**
 * A bucket as a claim at `now` (epoch ms) must see it. An unconfirmed send is written down with the latest end it can have; until then it
 * may still reach the platform at any moment, and counts as under way.
 */
export function underWayAt(bucket: Bucket, now: number): Bucket {
  return { ...bucket, sent: bucket.sent.map((send) => ((send.end ?? 0) > now ? { ...send, end: null } : send)) };
}

/**
 * What becomes of publications due at `now` (epoch ms), in the order given: each one granted counts for those after it. Long for many
 * with long ledgers, so the answers come one by one.
 * @param opened every bucket they draw on, with the ledger and `now + CLAIM_AHEAD_MS` for a horizon; grown by what is granted
 */
export function* decideClaims(
  due: readonly DueFacts[],
  now: number,
  opened: ReadonlyMap<string, OpenedBucket>,
): Generator<ClaimDecision, void> {
  const granted: { at: number; draws: DueFacts['draws'] }[] = [];
  for (const facts of due) {
    const decision = decideOne(facts, now, facts.apart ? openApart(facts.apart, granted, now) : opened);
    if (decision.kind === 'grant') {
      const at = Math.max(now, facts.slotAt);
      for (const { key } of facts.draws) opened.get(key)?.claim(at);
      granted.push({ at, draws: facts.draws });
    }
    yield decision;
  }
}

/** The buckets of one that has places of its own, with what the round has granted. */
function openApart(
  apart: ReadonlyMap<string, Bucket>,
  granted: readonly { at: number; draws: DueFacts['draws'] }[],
  now: number,
): Map<string, OpenedBucket> {
  const opened = new Map(
    [...apart].map(([key, bucket]) => [key, new OpenedBucket(bucket, now, undefined, now + CLAIM_AHEAD_MS)]),
  );
  for (const { at, draws } of granted) for (const { key } of draws) opened.get(key)?.claim(at);
  return opened;
}

function decideOne(facts: DueFacts, now: number, opened: ReadonlyMap<string, OpenedBucket>): ClaimDecision {
  const at = Math.max(now, facts.slotAt);
  if (at >= facts.validUntil) return { kind: 'miss', text: MISSED };
  if (facts.inFreeze) return { kind: 'hold', text: SILENT };
  const draws = facts.draws.flatMap(({ key }) => opened.get(key) ?? []);
  if (at > now && draws.some((bucket) => bucket.hasBorderBetween(now, at))) return { kind: 'wait' };
  const bound = pick(facts, opened, true);
  // However long ago: a slot that lay in one waits for a person, though nobody came to claim it meanwhile.
  const silence = silenceOver(bound, facts.slotAt) ?? silenceOver(bound, at);
  if (silence) return { kind: 'hold', text: silence.text };
  const binding = judgeOpened(bound, at);
  if (!binding.legal) return { kind: 'refuse', because: binding.because };
  const yielding = facts.urgency === 0 ? judgeOpened(pick(facts, opened, false), at).because : [];
  return { kind: 'grant', exceeded: yielding };
}

/** The buckets that bind a publication, or those that only count it. */
function pick(facts: DueFacts, opened: ReadonlyMap<string, OpenedBucket>, binding: boolean): OpenedBucket[] {
  return facts.draws
    .filter(({ yields }) => binding !== (yields && facts.urgency === 0))
    .flatMap(({ key }) => opened.get(key) ?? []);
}

/** Somebody in a bucket's queue. Times are epoch ms. */
export interface QueuePlace {
  readonly id: string;
  readonly urgency: number;
  readonly firstSlotAt: number;
}

/** Those ahead are counted in stretches of so many: well under a millisecond each. */
const COUNTED_IN_A_BREATH = 100;

/** A bucket as a refused claim sees it: the ledger, and the slots of those who wait ahead of it. */
export class BucketQueue {
  private readonly opened: OpenedBucket;
  private readonly given: number[] = [];
  private next = 0;

  /** @param waiting those who wait, in their order */
  constructor(
    bucket: Bucket,
    private readonly now: number,
    private readonly waiting: readonly (QueuePlace & { readonly slotAt: number })[],
  ) {
    // As the claim that was refused: what is under way stays so up to the horizon.
    this.opened = new OpenedBucket(bucket, now, undefined, now + CLAIM_AHEAD_MS);
  }

  /** Counts those ahead of a place, and stops for breath now and then. Ask in the order of the waiting. */
  *approach(place: QueuePlace): Generator<void, void> {
    for (let one = this.waiting[this.next]; one && goesBefore(one, place); one = this.waiting[this.next]) {
      this.opened.reserve(one.slotAt);
      this.next += 1;
      if (this.next % COUNTED_IN_A_BREATH === 0) yield;
    }
  }

  /** Counts the slot of one who was behind those ahead of it. */
  reserve(slot: number): void {
    this.opened.reserve(slot);
    this.given.push(slot);
  }

  /** The same queue at a bucket that lacks what is kept for the one who asks, as far as it has been counted. */
  apart(bucket: Bucket): BucketQueue {
    const queue = new BucketQueue(bucket, this.now, this.waiting);
    for (const slot of this.given) queue.reserve(slot);
    return queue;
  }

  /** The bucket with everybody ahead of a place counted. Ask in the order of the waiting. */
  aheadOf(place: QueuePlace): OpenedBucket {
    atOnce(this.approach(place));
    return this.opened;
  }
}

/** Order of the waiting: urgency, then the slot first granted, then id. */
export function goesBefore(a: QueuePlace, b: QueuePlace): boolean {
  if (a.urgency !== b.urgency) return a.urgency < b.urgency;
  if (a.firstSlotAt !== b.firstSlotAt) return a.firstSlotAt < b.firstSlotAt;
  return a.id < b.id;
}

export type LineUp =
  | { kind: 'slip'; slot: number; because: readonly Because[] }
  /** It keeps its slot, which has not come yet, and is looked at again until it does. */
  | { kind: 'stay' }
  /** No legal second within the search: a person is asked. */
  | { kind: 'hold'; text: Words };

/**
 * The earliest second that is legal by the ledger and behind those ahead of it; later ones line up behind this one. Call it in the order
 * of the waiting. It never jumps to the end of a full day's chain.
 * @param refusal why it could not go now: the reason where the wait is shorter than the second that slots are rounded to
 */
export function lineUp(
  place: QueuePlace & { readonly slotAt: number },
  now: number,
  queues: readonly BucketQueue[],
  refusal: readonly Because[],
): LineUp {
  const opened = queues.map((queue) => queue.aheadOf(place));
  const answer = searchSlot(opened, now);
  if (answer.slot === null) return { kind: 'hold', text: answer.error.text };
  const stays = answer.slot > place.slotAt + SECOND && waitsForAnEnd(place.slotAt, now, opened);
  const slot = stays ? place.slotAt : answer.slot;
  for (const queue of queues) queue.reserve(slot);
  if (stays) return { kind: 'stay' };
  return { kind: 'slip', slot, because: answer.because.length > 0 ? answer.because : refusal };
}

/**
 * Whether a slot that has not come yet is refused by nothing but sends under way. They may have ended when it comes; where the next second
 * is closed, it would lose hours to a call that had a moment to go.
 */
function waitsForAnEnd(slotAt: number, now: number, buckets: readonly OpenedBucket[]): boolean {
  if (slotAt <= now) return false;
  const refusing = buckets.flatMap(({ gates }) => gates).filter(({ gate }) => gate.refuses(slotAt));
  return refusing.length > 0 && refusing.every(({ type }) => type === 'maxInFlight');
}

const SILENT: Words = {
  zh: '发布时间落在停发时段内，请选择重新排期或取消。',
  en: 'Its slot lies in a blackout. Give it a new time or cancel it.',
};

const MISSED: Words = {
  zh: '已过有效期仍未能发出，请重新排期或取消。',
  en: 'It could not leave while it was valid. Give it a new time or cancel it.',
};
