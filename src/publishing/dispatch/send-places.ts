import type { Claim } from '../../schedule/claims/claim.rules.js';
import { LookAhead, SEND_PLACES } from './look-ahead.rules.js';

/** A claim that waits for a place. */
interface WaitingClaim {
  claim: Claim;
  send(): Promise<void>;
}

/** The send places of one process, and the claims that wait for one. A claim begins only with a place in hand. */
export class SendPlaces {
  private readonly waiting: WaitingClaim[] = [];
  private readonly underWay = new Set<Promise<void>>();
  private readonly ahead = new LookAhead();

  /** @param onFree called whenever a send has ended */
  constructor(private readonly onFree: () => void) {}

  /** How many more claims are worth having now. */
  get wanted(): number {
    return Math.max(0, this.ahead.target - this.waiting.length - this.underWay.size);
  }

  /** Fetching more is worth a transaction: a place stands empty, or will before long. */
  get isLow(): boolean {
    const hasEmptyPlace = this.waiting.length === 0 && this.underWay.size < SEND_PLACES;
    return hasEmptyPlace || this.wanted >= SEND_PLACES / 2;
  }

  /** @param send must not reject */
  add(claim: Claim, send: () => Promise<void>): void {
    this.waiting.push({ claim, send });
    this.fill();
  }

  /** Takes away the claims that have no place yet: nothing has begun. */
  clear(): Claim[] {
    return this.waiting.splice(0).map(({ claim }) => claim);
  }

  /** Resolves when every send under way has ended. */
  async ended(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  private fill(): void {
    while (this.underWay.size < SEND_PLACES) {
      const next = this.waiting.shift();
      if (!next) return;
      const began = performance.now();
      const tracked: Promise<void> = next.send().finally(() => {
        this.ahead.note(performance.now() - began);
        this.underWay.delete(tracked);
        this.fill();
        this.onFree();
      });
      this.underWay.add(tracked);
    }
  }
}
