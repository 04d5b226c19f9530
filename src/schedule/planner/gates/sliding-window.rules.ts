import type { Gate } from '../bucket.rules.js';
import type { Words } from '../words.rules.js';
import { explainSliding } from '../because.rules.js';
import { ceilToSecond, SECOND, type ZoneClock } from '../time/zone-clock.rules.js';
import { OpenStretches } from './open-stretches.rules.js';

/** The instants that count in sliding windows, ascending; shared by all sliding rules of a bucket. */
export class SendTimes {
  constructor(readonly sorted: number[]) {
    sorted.sort((a, b) => a - b);
  }

  /** Index of the first element greater than `instant`. */
  firstAfter(instant: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sorted[middle] as number) > instant) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  insert(instant: number): void {
    this.sorted.splice(this.firstAfter(instant), 0, instant);
  }
}

/**
 * `limit {max, per, sliding}` and `minGap` (max 1): no half-open window (x − per, x] that holds the new send may hold more than max.
 *
 * Such a window exists exactly when `max` consecutive counted sends a…b and the new one lie less than `per` from first to last. So every run of `max`
 * sends with b − a < per refuses the open stretch (b − per, a + per), and nothing else is refused. One more send only ever adds runs, so the refused
 * stretches are joined once and grown with each slot granted: a question costs a binary search, however long the queue of full windows.
 */
export class SlidingWindowGate implements Gate {
  private readonly refused = new OpenStretches();

  constructor(
    private readonly times: SendTimes,
    private readonly max: number,
    /** ms */
    private readonly per: number,
    private readonly isMinGap: boolean,
    private readonly clock: ZoneClock,
  ) {
    this.refuseRuns(0, times.sorted.length);
  }

  refuses(at: number): boolean {
    return this.refused.around(at) !== null;
  }

  nextLegal(from: number, limit: number): number {
    let at = from;
    for (let stretch = this.refused.around(at); stretch && at <= limit; stretch = this.refused.around(at))
      at = ceilToSecond(stretch.to);
    return at;
  }

  firstRefused(from: number, before: number): number | null {
    for (let index = this.refused.firstEndingAfter(from); ; index++) {
      const stretch = this.refused.at(index);
      if (!stretch || stretch.from >= before) return null;
      const firstInside = Math.floor(stretch.from / SECOND) * SECOND + SECOND;
      const at = Math.max(from, firstInside);
      if (at < stretch.to && at < before) return at;
    }
  }

  explain(at: number, legalFrom: number | null): Words {
    const run = this.runAgainst(at);
    // The run itself gives way here; where the wait is longer, others behind it leave no room either.
    const isChained = legalFrom === null || legalFrom > ceilToSecond(run[0] + this.per);
    const rule = { isMinGap: this.isMinGap, max: this.max, per: this.per, run, isChained };
    return explainSliding(rule, at, legalFrom, this.clock);
  }

  /** The slot is in the bucket's times already: the bucket inserts it once, before it tells its gates. */
  reserve(at: number): void {
    const after = this.times.firstAfter(at);
    this.refuseRuns(Math.max(0, after - this.max), after);
  }

  /** Refuses what the runs leave no room for that begin at an index in [from, to). */
  private refuseRuns(from: number, to: number): void {
    const { sorted } = this.times;
    for (let first = from; first < to && first + this.max <= sorted.length; first++) {
      const a = sorted[first] as number;
      const b = sorted[first + this.max - 1] as number;
      if (b - a < this.per) this.refused.add(b - this.per, a + this.per);
    }
  }

  /** First and last of the earliest run of `max` sends that leaves no room at an instant. */
  private runAgainst(at: number): readonly [number, number] {
    const { sorted } = this.times;
    for (let first = this.times.firstAfter(at - this.per); first + this.max <= sorted.length; first++) {
      const a = sorted[first] as number;
      const b = sorted[first + this.max - 1] as number;
      if (b - this.per >= at) break;
      if (b - a < this.per) return [a, b];
    }
    throw new RangeError(`nothing refuses ${at}`);
  }
}
