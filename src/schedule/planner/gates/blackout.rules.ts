import type { Gate } from '../bucket.rules.js';
import type { Words } from '../words.rules.js';
import { explainBlackout } from '../because.rules.js';
import { ceilToSecond, type ZoneClock } from '../time/zone-clock.rules.js';

/** A blackout 停发时段: every instant of [from, to) is refused. */
export class BlackoutGate implements Gate {
  constructor(
    /** epoch ms */
    readonly from: number,
    /** epoch ms, not included */
    readonly to: number,
    private readonly name: string | undefined,
    private readonly clock: ZoneClock,
  ) {}

  refuses(at: number): boolean {
    return at >= this.from && at < this.to;
  }

  nextLegal(from: number, _limit: number): number {
    return this.refuses(from) ? ceilToSecond(this.to) : from;
  }

  firstRefused(from: number, before: number): number | null {
    const at = Math.max(from, ceilToSecond(this.from));
    return at < before && this.refuses(at) ? at : null;
  }

  explain(at: number, legalFrom: number | null): Words {
    return explainBlackout({ from: this.from, to: this.to, name: this.name }, at, legalFrom, this.clock);
  }

  /** A blackout counts nothing. */
  reserve(): void {}
}
