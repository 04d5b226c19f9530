import type { Gate } from '../bucket.rules.js';
import type { Words } from '../words.rules.js';
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
 * The open stretches of a local day: its own ranges, and what the ranges of the day before leave after midnight.
 */
export function openStretches(today: readonly ClockStretch[], yesterday: readonly ClockStretch[]): ClockStretch[] {
  const open: ClockStretch[] = [];
  for (const { from, to } of today) open.push({ from, to: to > from ? to : DAY });
  for (const { from, to } of yesterday) if (to <= from && to > 0) open.push({ from: 0, to });
  return join(open);
}

/** The ranges of a class as written, ms since midnight; `to` up to `from` means the next day. */
function rangesOf(rule: HoursRule, dayClass: DayClass): ClockStretch[] {
  return (rule[dayClass] ?? []).map((text) => {
    const range = parseClockRange(text);
    if (!range) throw new RangeError(`not a range of hours: ${text}`);
    return { from: range.from * SECOND, to: range.to * SECOND };
  });
}

/**
 * `hours`: a send may leave when the wall clock's reading lies in a range. Where clocks change, the reading alone decides: an hour shown twice is open
 * twice, an hour never shown is never open.
 */
export class OpenHoursGate implements Gate {
  private readonly byClasses: Record<DayClass, Record<DayClass, readonly ClockStretch[]>>;
  private lastDay = NaN;
  private lastStretches: readonly ClockStretch[] = [];
  private readonly neverOpen: boolean;
  private readonly alwaysOpen: boolean;

  constructor(
    private readonly rule: HoursRule,
    private readonly clock: ZoneClock,
    private readonly table: DayClassTable | undefined,
  ) {
    const [workday, weekend, holiday] = (['workday', 'weekend', 'holiday'] as const).map((dayClass) =>
      rangesOf(rule, dayClass),
    ) as [ClockStretch[], ClockStretch[], ClockStretch[]];
    const after = (today: ClockStretch[]): Record<DayClass, readonly ClockStretch[]> => ({
      workday: openStretches(today, workday),
      weekend: openStretches(today, weekend),
      holiday: openStretches(today, holiday),
    });
    this.byClasses = { workday: after(workday), weekend: after(weekend), holiday: after(holiday) };
    const days = Object.values(this.byClasses).flatMap((yesterday) => Object.values(yesterday));
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
    if (day !== this.lastDay) {
      this.lastDay = day;
      this.lastStretches = this.byClasses[dayClassOf(day, this.table)][dayClassOf(day - 1, this.table)];
    }
    return this.lastStretches;
  }
}
