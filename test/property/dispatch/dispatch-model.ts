import {
  BucketQueue,
  CLAIM_AHEAD_MS,
  decideClaims,
  type DueFacts,
  goesBefore,
  lineUp,
  underWayAt,
} from '../../../src/schedule/claims/claim.rules.js';
import { FairQueue } from '../../../src/schedule/fairness/fair-queue.rules.js';
import { offerPlaces } from '../../../src/schedule/fairness/turn-order.rules.js';
import type { Because, Bucket, SendInterval } from '../../../src/schedule/planner/bucket.rules.js';
import { OpenedBucket } from '../../../src/schedule/planner/opened-bucket.rules.js';
import type { ThrottleRule } from '../../../src/schedule/planner/throttle-rule.rules.js';
import { bySlot, type WaitingPost } from './fair-order.rules.js';

const SECOND = 1000;
/** As the sweep offers places that were given back. */
const OFFERED_AT_ONCE = 50;
/** As the dispatcher looks again at what is due and was not got, ms. */
const BREATH_MS = 25;
/** The longest a call can take, with a margin: a send nobody knows the end of counts as ended then. */
export const LONGEST_CALL_MS = 90_000;

/** What becomes of a post once it has a place; times in ms. */
export interface ModelPost {
  readonly id: string;
  readonly departmentId: string;
  readonly urgency: number;
  /** When it is put on the schedule and due, epoch ms. */
  readonly arrivesAt: number;
  /** From the claim to the begin: it waits in the worker. */
  readonly waitMs: number;
  readonly callMs: number;
  /**
   * `rejected`: the platform says no, and the place is given back. `unconfirmed`: no answer comes, which is noticed after `callMs`.
   * `released`: the claim is given back unused, and the post waits for a person.
   */
  readonly ending: 'sent' | 'rejected' | 'unconfirmed' | 'released';
}

/** Rules that all posts of the account draw on, or those of one department. */
export interface ModelBucket {
  readonly key: string;
  readonly departmentId: string | null;
  readonly zone: string;
  readonly rules: readonly ThrottleRule[];
}

export interface ModelSend {
  readonly post: ModelPost;
  readonly claimedAt: number;
  beganAt: number | null;
  endedAt: number | null;
  /** The place was given back. */
  released: boolean;
}

interface Waiting extends WaitingPost {
  post: ModelPost;
  slotAt: number;
}

export interface ModelPlan {
  readonly posts: readonly ModelPost[];
  readonly buckets: readonly ModelBucket[];
  readonly weights?: Readonly<Record<string, number>>;
  /** Sends at the same time, of all workers. */
  readonly places?: number;
}

/**
 * The dispatcher's loop on one account, in virtual time: the product's rules decide (`decideClaims`, `lineUp`, the turns), and what
 * PostgreSQL keeps between them, the waiting, the ledger and the turns, is a few lists here.
 */
export class DispatchModel {
  readonly sends: ModelSend[] = [];
  now: number;
  private lookedAt = -Infinity;
  private readonly waitingPosts = new Map<string, Waiting>();
  /** What is kept of the turns between two rounds; null: nobody contends. */
  private turns: { turn: number; opens: ReadonlyMap<string, number> } | null = null;
  private readonly coming: ModelPost[];
  private happenings: { at: number; act: () => void }[] = [];

  constructor(private readonly plan: ModelPlan) {
    this.coming = [...plan.posts].sort((a, b) => a.arrivesAt - b.arrivesAt);
    this.now = this.coming[0]?.arrivesAt ?? 0;
  }

  get waiting(): readonly Waiting[] {
    return [...this.waitingPosts.values()];
  }

  /** Lives through everything that happens up to an instant, epoch ms. */
  runUntil(end: number): void {
    for (let next = this.nextAt(); next <= end; next = this.nextAt()) {
      this.now = Math.max(this.now, next);
      this.happen();
      this.claimAll();
    }
    this.now = end;
  }

  /** The ledger as a bucket sees it. */
  sentIn(bucket: ModelBucket): SendInterval[] {
    return this.sends
      .filter(({ post, released }) => !released && draws(bucket, post))
      .map(({ claimedAt, beganAt, endedAt }) => ({ begin: beganAt ?? claimedAt, end: endedAt }));
  }

  private nextAt(): number {
    let next = this.coming[0]?.arrivesAt ?? Infinity;
    for (const { at } of this.happenings) next = Math.min(next, at);
    if (this.room > 0)
      for (const { slotAt } of this.waitingPosts.values())
        next = Math.min(next, Math.max(slotAt - CLAIM_AHEAD_MS, this.lookedAt + BREATH_MS));
    return next;
  }

  private get room(): number {
    const underWay = this.sends.filter(({ endedAt, released }) => endedAt === null && !released).length;
    return Math.max(0, (this.plan.places ?? 50) - underWay);
  }

  private happen(): void {
    const ripe = this.happenings.filter(({ at }) => at <= this.now);
    this.happenings = this.happenings.filter(({ at }) => at > this.now);
    for (const { act } of ripe.sort((a, b) => a.at - b.at)) act();
    while ((this.coming[0]?.arrivesAt ?? Infinity) <= this.now) {
      const post = this.coming.shift() as ModelPost;
      const { id, departmentId, urgency, arrivesAt } = post;
      const waiting = { id, accountId: 'account', departmentId, urgency, firstSlotAt: arrivesAt, slotAt: arrivesAt };
      this.waitingPosts.set(id, { ...waiting, post });
    }
  }

  private claimAll(): void {
    for (let room = this.room, looked = room; room > 0 && looked === room; room = this.room) {
      const due = this.waiting.filter(({ slotAt }) => slotAt <= this.now + CLAIM_AHEAD_MS);
      looked = Math.min(due.length, room);
      if (looked === 0) return;
      this.lookedAt = this.now;
      const contenders = new Map<string, number>();
      for (const { departmentId: one } of due) contenders.set(one, (contenders.get(one) ?? 0) + 1);
      const shared = contenders.size > 1 || this.turns !== null;
      const queues = new Map(shared ? [['account', this.queueOf(contenders)]] : []);
      const round = offerPlaces(due.sort(bySlot), room, queues);
      this.claim(round, shared ? this.queueOf(contenders) : null);
    }
  }

  private queueOf(contenders: ReadonlyMap<string, number>): FairQueue {
    const { turn, opens } = this.turns ?? { turn: 0, opens: new Map<string, number>() };
    const standings = [...new Set([...opens.keys(), ...contenders.keys()])].map((departmentId) => ({
      ...{ departmentId, weight: this.plan.weights?.[departmentId] ?? 1 },
      opens: opens.get(departmentId) ?? null,
    }));
    return new FairQueue(turn, standings, contenders);
  }

  private claim(round: readonly Waiting[], queue: FairQueue | null): void {
    const sendsBefore = this.sends.length;
    const ledger = this.read();
    const opened = new Map(
      [...ledger].map(([key, bucket]) => [
        key,
        new OpenedBucket(bucket, this.now, undefined, this.now + CLAIM_AHEAD_MS),
      ]),
    );
    const facts = round.map((one): DueFacts => {
      const keys = this.plan.buckets.filter((bucket) => draws(bucket, one.post)).map(({ key }) => key);
      return { ...one, validUntil: Infinity, inFreeze: false, draws: keys.map((key) => ({ key, yields: false })) };
    });
    const refused: { one: Waiting; because: readonly Because[] }[] = [];
    decideClaims(facts, this.now, opened).forEach((decision, index) => {
      const one = round[index] as Waiting;
      if (decision.kind === 'grant') queue?.give(one.departmentId);
      else queue?.refuse(one.departmentId);
      if (decision.kind === 'refuse') refused.push({ one, because: decision.because });
      else if (decision.kind === 'grant') this.grant(one);
      else if (decision.kind !== 'wait') throw new Error(`nothing here is held or missed: ${decision.text.en}`);
    });
    this.slip(refused);
    if (queue && this.sends.length > sendsBefore) {
      this.turns = queue.isOver ? null : queue.standing();
    }
  }

  private read(): Map<string, Bucket> {
    return new Map(
      this.plan.buckets.map((bucket) => {
        const sent = this.sentIn(bucket);
        return [bucket.key, underWayAt({ ...bucket, sent, planned: [] }, this.now)];
      }),
    );
  }

  private grant({ id, post, slotAt }: Waiting): void {
    this.waitingPosts.delete(id);
    const send: ModelSend = { post, claimedAt: this.now, beganAt: null, endedAt: null, released: false };
    this.sends.push(send);
    // Nothing begins before its slot.
    const beginAt = Math.max(this.now, slotAt) + post.waitMs;
    const giveBack = (): void => {
      send.released = true;
      this.offerAgain();
    };
    if (post.ending === 'released') {
      this.at(beginAt, giveBack);
      return;
    }
    this.at(beginAt, () => (send.beganAt = beginAt));
    this.at(beginAt + post.callMs, () => {
      send.endedAt = beginAt + (post.ending === 'unconfirmed' ? LONGEST_CALL_MS : post.callMs);
      if (post.ending === 'rejected') giveBack();
    });
  }

  private at(at: number, act: () => void): void {
    if (at <= this.now) act();
    else this.happenings.push({ at, act });
  }

  private offerAgain(): void {
    this.waiting
      .filter(
        ({ slotAt, firstSlotAt }) => slotAt > firstSlotAt && firstSlotAt <= this.now && slotAt > this.now + SECOND,
      )
      .sort((a, b) => (goesBefore(a, b) ? -1 : 1))
      .slice(0, OFFERED_AT_ONCE)
      .forEach((one) => (one.slotAt = Math.floor(this.now / SECOND) * SECOND + SECOND));
  }

  /** Each behind those of its own department: on a shared account the order among departments is made at the claim. */
  private slip(refused: { one: Waiting; because: readonly Because[] }[]): void {
    const ids = new Set(refused.map(({ one }) => one.id));
    const ledger = this.read();
    const queues = new Map<string, BucketQueue>();
    for (const { one, because } of refused.sort((a, b) => (goesBefore(a.one, b.one) ? -1 : 1))) {
      const own = this.plan.buckets.filter((bucket) => draws(bucket, one.post));
      const lines = own.map(({ key }) => {
        const name = `${key} ${one.departmentId}`;
        let queue = queues.get(name);
        if (!queue) {
          const ahead = this.waiting
            .filter(({ id, departmentId }) => departmentId === one.departmentId && !ids.has(id))
            .sort((a, b) => (goesBefore(a, b) ? -1 : 1));
          queues.set(name, (queue = new BucketQueue(ledger.get(key) as Bucket, this.now, ahead)));
        }
        return queue;
      });
      const line = lineUp(one, this.now, lines, because);
      if (line.kind === 'hold') throw new Error(line.text.en);
      one.slotAt = line.slot;
    }
  }
}

function draws(bucket: ModelBucket, post: ModelPost): boolean {
  return bucket.departmentId === null || bucket.departmentId === post.departmentId;
}
