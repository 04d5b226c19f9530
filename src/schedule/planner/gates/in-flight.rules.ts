import type { Gate } from '../bucket.rules.js';
import type { Words } from '../words.rules.js';
import { explainInFlight } from '../because.rules.js';
import { SECOND } from '../time/zone-clock.rules.js';

/**
 * `maxInFlight`: sends begun and not ended. Only the present can be judged: nobody knows when an open send will end, so what is full now refuses up to
 * now, and the first second after it may be tried.
 */
export class InFlightGate implements Gate {
  constructor(
    private readonly max: number,
    private open: number,
    /** epoch ms */
    private readonly now: number,
  ) {}

  refuses(at: number): boolean {
    return this.open >= this.max && at <= this.now;
  }

  nextLegal(from: number, _limit: number): number {
    return this.refuses(from) ? Math.floor(this.now / SECOND) * SECOND + SECOND : from;
  }

  firstRefused(from: number, before: number): number | null {
    return from < before && this.refuses(from) ? from : null;
  }

  explain(): Words {
    return explainInFlight(this.max, this.open);
  }

  /** A slot takes no time until it is begun. */
  reserve(): void {}

  begin(): void {
    this.open += 1;
  }
}
