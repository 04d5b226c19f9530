import type { Claim } from '../../schedule/claims/claim.rules.js';
import { LookAhead, SEND_PLACES } from './look-ahead.rules.js';

/** A claim that waits for its slot or for a place. */
interface WaitingClaim {
  claim: Claim;
  send(): Promise<boolean>;
}

/** A timer may ring this much before its time, by the clock that counts, ms. */
const TIMER_SLACK_MS = 1;

/** The send places of one process, and the claims that wait for their slot or for a place. A claim begins only with a place in hand. */
export class SendPlaces {
  private readonly early = new Map<WaitingClaim, NodeJS.Timeout>();
  private readonly waiting: WaitingClaim[] = [];
  private readonly underWay = new Set<Promise<void>>();
  private readonly ahead = new LookAhead();
  private expected = 0;

  /** @param onFree called whenever a send has ended */
  constructor(private readonly onFree: () => void) {}

  /** How many more claims are worth having now. */
  get wanted(): number {
    return Math.max(0, this.ahead.target - this.held);
  }

  /** Fetching more is worth a transaction: a place stands empty, or will before long. */
  get isLow(): boolean {
    const here = this.early.size + this.underWay.size + this.expected;
    const hasEmptyPlace = this.waiting.length === 0 && here < SEND_PLACES;
    return hasEmptyPlace || this.wanted >= this.ahead.target / 2;
  }

  /** So many claims will be added before long, or given back. @returns to be called once when they have been */
  expect(count: number): () => void {
    this.expected += count;
    return () => (this.expected -= count);
  }

  /**
   * @param waitMs until its slot
   * @param send must not reject; resolves to whether it was sent at all: what is only given back says nothing of how long a send takes
   */
  add(claim: Claim, waitMs: number, send: () => Promise<boolean>): void {
    const one = { claim, send };
    if (waitMs <= 0) return this.queue(one);
    const timer = setTimeout(() => {
      this.early.delete(one);
      this.queue(one);
    }, waitMs + TIMER_SLACK_MS);
    this.early.set(one, timer);
  }

  /** Takes away the claims that have no place yet: nothing has begun. */
  clear(): Claim[] {
    for (const timer of this.early.values()) clearTimeout(timer);
    const claims = [...this.early.keys(), ...this.waiting].map(({ claim }) => claim);
    this.early.clear();
    this.waiting.length = 0;
    return claims;
  }

  /** Resolves when every send under way has ended. */
  async ended(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  private get held(): number {
    return this.expected + this.early.size + this.waiting.length + this.underWay.size;
  }

  private queue(one: WaitingClaim): void {
    this.waiting.push(one);
    this.fill();
  }

  private fill(): void {
    while (this.underWay.size < SEND_PLACES) {
      const next = this.waiting.shift();
      if (!next) return;
      const began = performance.now();
      const tracked: Promise<void> = next.send().then((sent) => {
        if (sent) this.ahead.note(performance.now() - began);
        this.underWay.delete(tracked);
        this.fill();
        this.onFree();
      });
      this.underWay.add(tracked);
    }
  }
}
