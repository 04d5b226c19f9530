import type { Gate, SendInterval } from '../bucket.rules.js';
import type { Words } from '../words.rules.js';
import { explainCalendar } from '../because.rules.js';
import type { CalendarPeriod } from '../throttle-rule.rules.js';
import { civilOf, DAY, type DayNumber, dayNumberOf, type ZoneClock } from '../time/zone-clock.rules.js';

/** The number of the calendar period a day lies in; consecutive periods have consecutive numbers. Weeks start on Monday. */
export function periodOf(day: DayNumber, per: CalendarPeriod): number {
  switch (per) {
    case 'day':
      return day;
    case 'week':
      return Math.floor((day + 3) / 7);
    case 'month': {
      const { year, month } = civilOf(day);
      return year * 12 + month - 1;
    }
  }
}

/** The first day of a period. */
export function firstDayOf(period: number, per: CalendarPeriod): DayNumber {
  switch (per) {
    case 'day':
      return period;
    case 'week':
      return period * 7 - 3;
    case 'month':
      return dayNumberOf(Math.floor(period / 12), (((period % 12) + 12) % 12) + 1, 1);
  }
}

/**
 * `limit {max, per: day|week|month, calendar}`: a period is all instants at which the zone's wall clock shows a date of it, however long that lasts, and
 * even if a change of the clocks just after midnight makes a date come back for an hour.
 */
export class CalendarWindowGate implements Gate {
  private readonly counts = new Map<number, number>();
  private lastFull = -Infinity;

  constructor(
    private readonly max: number,
    private readonly per: CalendarPeriod,
    private readonly clock: ZoneClock,
    sent: readonly SendInterval[],
    planned: readonly number[],
    /** Where a send under way may end by now, epoch ms: it counts in each of their periods. */
    ends: readonly number[],
  ) {
    for (const { begin, end } of sent) {
      const instants = [begin, ...(end === null ? ends.map((now) => Math.max(now, begin)) : [end])];
      for (const period of new Set(instants.map((at) => this.periodAt(at)))) this.count(period);
    }
    for (const slot of planned) this.count(this.periodAt(slot));
  }

  refuses(at: number): boolean {
    return this.isFull(this.periodAt(at));
  }

  nextLegal(from: number, limit: number): number {
    let at = from;
    while (at <= limit && this.refuses(at)) at = this.readingMayChange(at);
    return at;
  }

  firstRefused(from: number, before: number): number | null {
    for (let at = from; at < before; at = this.readingMayChange(at)) {
      const period = this.periodAt(at);
      if (this.isFull(period)) return at;
      // One period later and not at once: clocks set back across midnight bring the last date back once.
      if (period > this.lastFull + 1) return null;
    }
    return null;
  }

  explain(at: number, legalFrom: number | null): Words {
    const period = this.periodAt(at);
    const range = { from: firstDayOf(period, this.per), to: firstDayOf(period + 1, this.per) - 1 };
    const count = this.counts.get(period) ?? 0;
    return explainCalendar({ max: this.max, per: this.per, count, ...range }, at, legalFrom, this.clock);
  }

  reserve(at: number): void {
    this.count(this.periodAt(at));
  }

  hasBorderBetween(from: number, to: number): boolean {
    return this.periodAt(from) !== this.periodAt(to);
  }

  private periodAt(at: number): number {
    return periodOf(this.clock.dayAt(at), this.per);
  }

  private isFull(period: number): boolean {
    return (this.counts.get(period) ?? 0) >= this.max;
  }

  private count(period: number): void {
    const next = (this.counts.get(period) ?? 0) + 1;
    this.counts.set(period, next);
    if (next >= this.max) this.lastFull = Math.max(this.lastFull, period);
  }

  /** The end of the period by today's offset, or sooner where the offset may change. Until then the period stays the same. */
  private readingMayChange(at: number): number {
    const segment = this.clock.segmentAt(at);
    const end = firstDayOf(this.periodAt(at) + 1, this.per) * DAY - segment.offset;
    return Math.min(end, segment.to);
  }
}
