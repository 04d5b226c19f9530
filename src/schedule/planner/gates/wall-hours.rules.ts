import { type HoursRule, parseClockRange } from '../throttle-rule.rules.js';
import { DAY_CLASSES, type DayClass, dayClassOf, type DayClassTable } from '../time/day-class.rules.js';
import { ceilToSecond, DAY, type DayNumber, SECOND, type ZoneClock } from '../time/zone-clock.rules.js';

/** A half-open stretch of one local day, ms since its midnight; `to` is at most 24 h. */
export interface ClockStretch {
  readonly from: number;
  readonly to: number;
}

/** The open stretches of a day, by its class and by that of the day before. */
type OpenDays = Record<DayClass, Record<DayClass, readonly ClockStretch[]>>;

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

/** What lies in both, ascending; both are ascending and disjoint. */
function common(left: readonly ClockStretch[], right: readonly ClockStretch[]): ClockStretch[] {
  const both: ClockStretch[] = [];
  for (let i = 0, j = 0; ;) {
    const [a, b] = [left[i], right[j]];
    if (!a || !b) return both;
    const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
    if (from < to) both.push({ from, to });
    if (a.to < b.to) i += 1;
    else j += 1;
  }
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

function eachDay(stretches: (today: DayClass, yesterday: DayClass) => readonly ClockStretch[]): OpenDays {
  const after = (today: DayClass): OpenDays[DayClass] => ({
    workday: stretches(today, 'workday'),
    weekend: stretches(today, 'weekend'),
    holiday: stretches(today, 'holiday'),
  });
  return { workday: after('workday'), weekend: after('weekend'), holiday: after('holiday') };
}

/**
 * Hours of a wall clock: open when its reading lies in a range of the day's class. Where clocks change, the reading alone decides: an hour shown twice
 * is open twice, an hour never shown is never open.
 */
export class WallHours {
  private lastDay = NaN;
  private lastStretches: readonly ClockStretch[] = [];
  private readonly neverOpen: boolean;
  private readonly alwaysOpen: boolean;

  private constructor(
    private readonly days: OpenDays,
    private readonly clock: ZoneClock,
    private readonly table: DayClassTable | undefined,
  ) {
    const all = Object.values(days).flatMap((yesterday) => Object.values(yesterday));
    this.neverOpen = all.every((stretches) => stretches.length === 0);
    this.alwaysOpen = all.every(([first]) => first?.from === 0 && first.to === DAY);
  }

  static of(rule: HoursRule, clock: ZoneClock, table: DayClassTable | undefined): WallHours {
    const ranges = new Map(DAY_CLASSES.map((dayClass) => [dayClass, rangesOf(rule, dayClass)]));
    const days = eachDay((today, yesterday) => openStretches(ranges.get(today) ?? [], ranges.get(yesterday) ?? []));
    return new WallHours(days, clock, table);
  }

  /** Hours open when both are, where both read the same clock and the same classes of days; null where they do not. */
  and(other: WallHours): WallHours | null {
    if (other.clock !== this.clock || other.table !== this.table) return null;
    const days = eachDay((today, yesterday) => common(this.days[today][yesterday], other.days[today][yesterday]));
    return new WallHours(days, this.clock, this.table);
  }

  isOpen(at: number): boolean {
    return this.stateAt(at).open;
  }

  /** The first open second at or after `from` (a whole second); past `limit` none is looked for, and all before what comes back is closed. */
  nextOpen(from: number, limit: number): number {
    if (this.neverOpen) return ceilToSecond(limit) + SECOND;
    let at = from;
    for (let state = this.stateAt(at); !state.open && at <= limit; state = this.stateAt(at)) at = state.until;
    return at;
  }

  /** The first closed second in [from, before), or null. */
  firstClosed(from: number, before: number): number | null {
    if (this.alwaysOpen) return null;
    for (let at = from; at < before;) {
      const state = this.stateAt(at);
      if (!state.open) return at;
      at = state.until;
    }
    return null;
  }

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
      this.lastStretches = this.days[dayClassOf(day, this.table)][dayClassOf(day - 1, this.table)];
    }
    return this.lastStretches;
  }
}
