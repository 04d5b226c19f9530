import { ceilToSecond } from '../time/zone-clock.rules.js';
import type { BlackoutGate } from './blackout.rules.js';
import { OpenStretches } from './open-stretches.rules.js';
import type { WallHours } from './wall-hours.rules.js';

/**
 * What hours and blackouts close together. They count nothing, so what they close is closed for whoever asks and for good: it is found out once. Hours
 * that read one clock are laid over each other before any day is looked at, so hours that contradict each other cost no walk through the year.
 */
export class Closings {
  private readonly hours: WallHours[] = [];
  private readonly blackouts = new OpenStretches();
  /** Stretches found closed so far. */
  private readonly closed = new OpenStretches();

  constructor(hours: readonly WallHours[], blackouts: readonly BlackoutGate[]) {
    for (const next of hours) {
      const place = this.hours.findIndex((known) => known.and(next) !== null);
      if (place < 0) this.hours.push(next);
      else this.hours[place] = this.hours[place]?.and(next) ?? next;
    }
    // Whole seconds alone are asked about, and both borders of a stretch are outside of it: neighbours become one.
    for (const { from, to } of blackouts) {
      const [first, after] = [ceilToSecond(from), ceilToSecond(to)];
      if (first < after) this.blackouts.add(first - 1, after);
    }
  }

  /** The first second at or after `from` (a whole second) that nothing closes; once past `limit`, any second past it. */
  nextLegal(from: number, limit: number): number {
    const start = this.closed.around(from)?.to ?? from;
    let at = start;
    for (let asked = NaN; asked !== at && at <= limit;) {
      asked = at;
      for (const hours of this.hours) at = hours.nextOpen(at, limit);
      at = this.blackouts.around(at)?.to ?? at;
    }
    if (at > start) this.closed.add(from - 1, at);
    return at;
  }
}
