import type { Gate, Words } from '../bucket.rules.js';
import { explainHours } from '../because.rules.js';
import { type HoursRule, parseClockRange } from '../throttle-rule.rules.js';
import { type DayClass, dayClassOf, type DayClassTable } from '../time/day-class.rules.js';
import { DAY, type DayNumber, SECOND, type ZoneClock } from '../time/zone-clock.rules.js';

/** A half-open stretch of one local day, ms since its midnight; `to` is at most 24 h. */
export interface ClockStretch {
  readonly from: number;
  readonly to: number;
}

/** Joins what overlaps or touches, ascending. */
function join(stretches: readonly ClockStretch[]): ClockStretch[] {
  const joined: ClockStretch[] = [];
  for (const next of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && next.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else joined.push(next);
  }
  return joined;
}

/**
 * The open stretches of a local day: the ranges of its own class, and what ranges of the day before (by that day's class) leave after midnight.
 */
export function openStretches(rule: HoursRule, today: DayClass, yesterday: DayClass): ClockStretch[] {
  const open: ClockStretch[] = [];
  const ranges = (dayClass: DayClass): ClockStretch[] =>
    (rule[dayClass] ?? []).map((text) => {
      const range = parseClockRange(text);
      if (!range) throw new RangeError(`not a range of hours: ${text}`);
      return { from: range.from * SECOND, to: range.to * SECOND };
    });
  for (const { from, to } of ranges(today)) open.push({ from, to: to > from ? to : DAY });
  for (const { from, to } of ranges(yesterday)) if (to <= from && to > 0) open.push({ from: 0, to });
  return join(open);
}

/**
 * `hours`: a send may leave when the wall clock's reading lies in a range. Where clocks change, the reading alone decides: an hour shown twice is open
 * twice, an hour never shown is never open.
 */
export class OpenHoursGate implements Gate {
  private readonly byClasses: Record<DayClass, Record<DayClass, readonly ClockStretch[]>>;
  private readonly neverOpen: boolean;
  private readonly alwaysOpen: boolean;

  constructor(
    private readonly rule: HoursRule,
    private readonly clock: ZoneClock,
    private readonly table: DayClassTable | undefined,
  ) {
    const afterEach = (today: DayClass): Record<DayClass, readonly ClockStretch[]> => ({
      workday: openStretches(rule, today, 'workday'),
      weekend: openStretches(rule, today, 'weekend'),
      holiday: openStretches(rule, today, 'holiday'),
    });
    this.byClasses = { workday: afterEach('workday'), weekend: afterEach('weekend'), holiday: afterEach('holiday') };
    const days = Object.values(this.byClasses).flatMap((after) => Object.values(after));
    this.neverOpen = days.every((stretches) => stretches.length === 0);
    this.alwaysOpen = days.every(([first]) => first?.from === 0 && first.to === DAY);
  }

  refuses(at: number): boolean {
    return !this.stateAt(at).open;
  }

  nextLegal(from: number, limit: number): number {
    if (this.neverOpen) return limit + SECOND;
    let at = from;
    for (let state = this.stateAt(at); !state.open && at <= limit; state = this.stateAt(at)) at = state.until;
    return at;
  }

  firstRefused(from: number, before: number): number | null {
    if (this.alwaysOpen) return null;
    for (let at = from; at < before;) {
      const state = this.stateAt(at);
      if (!state.open) return at;
      at = state.until;
    }
    return null;
  }

  explain(at: number, legalFrom: number | null): Words {
    const day = this.clock.dayAt(at);
    const dayClass = dayClassOf(day, this.table);
    return explainHours({ dayClass, ranges: this.rule[dayClass] ?? [] }, at, legalFrom, this.clock);
  }

  /** Hours count nothing. */
  reserve(): void {}

  /** Whether the wall clock's reading is in a range, and an instant up to which that stays so (perhaps longer). */
  private stateAt(at: number): { open: boolean; until: number } {
    const segment = this.clock.segmentAt(at);
    const local = at + segment.offset;
    const day: DayNumber = Math.floor(local / DAY);
    const midnight = day * DAY;
    const reading = local - midnight;
    const stretches = this.stretchesOf(day);
    const next = stretches.find((stretch) => reading < stretch.to);
    const open = next !== undefined && reading >= next.from;
    const border = next === undefined ? DAY : open ? next.to : next.from;
    return { open, until: Math.min(midnight + border - segment.offset, segment.to) };
  }

  private stretchesOf(day: DayNumber): readonly ClockStretch[] {
    return this.byClasses[dayClassOf(day, this.table)][dayClassOf(day - 1, this.table)];
  }
}
