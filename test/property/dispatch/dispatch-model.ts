import {
  BucketQueue,
  CLAIM_AHEAD_MS,
  decideClaims,
  type DueFacts,
  goesBefore,
  lineUp,
  underWayAt,
} from '../../../src/schedule/claims/claim.rules.js';
import { OFFERED_AT_ONCE, OFFERED_OF_A_LINE } from '../../../src/schedule/claims/offers/offer.rules.js';
import { FairQueue } from '../../../src/schedule/fairness/fair-queue.rules.js';
import { offerPlaces } from '../../../src/schedule/fairness/turn-order.rules.js';
import type { Because, Bucket, SendInterval } from '../../../src/schedule/planner/bucket.rules.js';
import { OpenedBucket } from '../../../src/schedule/planner/opened-bucket.rules.js';
import { bySlot, type WaitingPost } from './fair-order.rules.js';
import type { ModelBucket, ModelPlan, ModelPost, ModelSend } from './model-plan.js';

const SECOND = 1000;
/** As the dispatcher looks again at what is due and was not got, ms. */
const BREATH_MS = 25;
/** As a worker keeps what it has read of the waiting, ms. */
const FRESH_MS = 250;
/** The longest a call can take, with a margin: a send nobody knows the end of counts as ended then. */
export const LONGEST_CALL_MS = 90_000;

interface Waiting extends WaitingPost {
  post: ModelPost;
  slotAt: number;
}

/** Who was due when a worker last looked (waiting-list.service.ts). */
interface ReadList {
  rows: Waiting[];
  /** How many of each department waited then, besides those taken from the list. */
  contenders: Map<string, number>;
  freshUntil: number;
}

/**
 * The dispatcher's loop on one account, in virtual time: the product's rules decide (`decideClaims`, `lineUp`, the turns), and what
 * PostgreSQL keeps between them, the waiting, the ledger and the turns, is a few lists here.
 */
export class DispatchModel {
  readonly sends: ModelSend[] = [];
  /** Every moment at which the last post of a department that waited was claimed. */
  readonly ranDry: { departmentId: string; at: number }[] = [];
  now: number;
  private lookedAt = -Infinity;
  private readonly waitingPosts = new Map<string, Waiting>();
  /** What is kept of the turns between two rounds; null: nobody contends. */
  private turns: { turn: number; opens: ReadonlyMap<string, number> } | null = null;
  private readonly coming: ModelPost[];
  private readonly lists: ReadList[];
  private happenings: { at: number; act: () => void }[] = [];

  constructor(private readonly plan: ModelPlan) {
    this.coming = [...plan.posts].sort((a, b) => a.arrivesAt - b.arrivesAt);
    this.now = this.coming[0]?.arrivesAt ?? 0;
    this.lists = Array.from({ length: plan.workers ?? 1 }, () => ({
      ...{ rows: [], contenders: new Map<string, number>(), freshUntil: -Infinity },
    }));
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

  /** Sends that could begin now for want of nothing but leave. */
  get room(): number {
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
    for (const list of this.lists) {
      let dueBefore = -1;
      for (let room = this.room, looked = room; room > 0 && looked === room; room = this.room) {
        if (this.now >= list.freshUntil || list.rows.length < room) {
          const due = this.due();
          // Those that wait for a border are due as before: the next look is a breath away.
          if (due.length === dueBefore) break;
          dueBefore = due.length;
          this.readList(list, due);
        }
        const contenders = list.contenders.size > 0 ? new Map(list.contenders) : null;
        const taken = list.rows.splice(0, room);
        looked = taken.length;
        if (looked === 0) break;
        this.lookedAt = this.now;
        if (contenders)
          for (const { departmentId: one } of taken) list.contenders.set(one, (list.contenders.get(one) ?? 0) - 1);
        this.claim(taken, contenders);
      }
    }
  }

  private due(): Waiting[] {
    return this.waiting.filter(({ slotAt }) => slotAt <= this.now + CLAIM_AHEAD_MS);
  }

  private readList(list: ReadList, due: Waiting[]): void {
    list.contenders = new Map();
    for (const { departmentId: one } of due) list.contenders.set(one, (list.contenders.get(one) ?? 0) + 1);
    const shared = list.contenders.size > 1 || this.turns !== null;
    const queues = new Map(shared ? [['account', this.queueOf(list.contenders)]] : []);
    list.rows = offerPlaces(due.sort(bySlot), due.length, queues);
    list.freshUntil = this.now + FRESH_MS;
    if (!shared) list.contenders.clear();
  }

  private queueOf(contenders: ReadonlyMap<string, number>): FairQueue {
    const { turn, opens } = this.turns ?? { turn: 0, opens: new Map<string, number>() };
    const standings = [...new Set([...opens.keys(), ...contenders.keys()])].map((departmentId) => ({
      ...{ departmentId, weight: this.plan.weights?.[departmentId] ?? 1 },
      opens: opens.get(departmentId) ?? null,
    }));
    return new FairQueue(turn, standings, contenders);
  }

  private claim(taken: readonly Waiting[], contenders: ReadonlyMap<string, number> | null): void {
    const queue = contenders && this.queueOf(contenders);
    const isDue = ({ id, slotAt }: Waiting): boolean =>
      this.waitingPosts.has(id) && slotAt <= this.now + CLAIM_AHEAD_MS;
    const round = taken.filter(isDue);
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
    const decisions = new Map(
      [...decideClaims(facts, this.now, opened)].map((decision, index) => [round[index], decision]),
    );
    const refused: { one: Waiting; because: readonly Because[] }[] = [];
    for (const one of taken) {
      const decision = decisions.get(one);
      if (!decision) queue?.withdraw(one.departmentId);
      else if (decision.kind === 'grant') queue?.give(one.departmentId);
      else queue?.refuse(one.departmentId);
      if (decision?.kind === 'refuse') refused.push({ one, because: decision.because });
      else if (decision?.kind === 'grant') this.grant(one);
      else if (decision && decision.kind !== 'wait')
        throw new Error(`nothing here is held or missed: ${decision.text.en}`);
    }
    this.slip(refused);
    if (queue && this.sends.length > sendsBefore) this.turns = queue.isOver ? null : queue.standing();
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
    if (!this.waiting.some(({ departmentId }) => departmentId === post.departmentId))
      this.ranDry.push({ departmentId: post.departmentId, at: this.now });
    const send: ModelSend = { post, claimedAt: this.now, beganAt: null, endedAt: null, released: false };
    this.sends.push(send);
    // Nothing begins before its slot.
    const beginAt = Math.max(this.now, slotAt) + post.waitMs;
    const giveBack = (): void => {
      send.released = true;
      this.offer(post);
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

  /** To every line that draws on a bucket the post given back had counted in. */
  private offer(released: ModelPost): void {
    const freed = this.plan.buckets.filter((bucket) => draws(bucket, released));
    const lines = new Map<string, Waiting[]>();
    for (const one of this.waiting) {
      const { slotAt, firstSlotAt, departmentId, urgency } = one;
      const isBehind = slotAt > firstSlotAt && firstSlotAt <= this.now && slotAt > this.now + SECOND;
      if (!isBehind || !freed.some((bucket) => draws(bucket, one.post))) continue;
      const key = `${departmentId} ${urgency}`;
      lines.set(key, [...(lines.get(key) ?? []), one]);
    }
    const each = Math.min(OFFERED_OF_A_LINE, Math.max(1, Math.floor(OFFERED_AT_ONCE / Math.max(1, lines.size))));
    for (const line of lines.values())
      for (const one of line.sort((a, b) => (goesBefore(a, b) ? -1 : 1)).slice(0, each))
        one.slotAt = Math.floor(this.now / SECOND) * SECOND + SECOND;
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
      if (line.kind === 'slip') one.slotAt = line.slot;
    }
  }
}

function draws(bucket: ModelBucket, post: ModelPost): boolean {
  return bucket.departmentId === null || bucket.departmentId === post.departmentId;
}
