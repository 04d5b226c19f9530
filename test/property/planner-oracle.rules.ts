import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Bucket } from '../../src/schedule/planner/bucket.rules.js';
import type { ThrottleRule } from '../../src/schedule/planner/throttle-rule.rules.js';

/**
 * The throttle again, as slowly and plainly as its definition reads: every rule is asked about every step of time, every window is counted by looking at
 * every send. It shares types with the planner, and no code: local time from Intl, holidays from the package's raw table, durations by its own reading.
 */

const BLOCK = 15 * 60_000;
const offsets = new Map<string, Map<number, number>>();
const dates = new Map<number, string>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** Zones change their clocks on quarters of an hour in the years tried here, so one reading serves a quarter; St John's, at one past, has its own. */
function offsetOf(zone: string, at: number): number {
  const block = zone === 'America/St_Johns' ? 60_000 : BLOCK;
  const start = Math.floor(at / block) * block;
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  let offset = known.get(start);
  if (offset === undefined) {
    let format = formats.get(zone);
    if (!format) {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
      formats.set(zone, format);
    }
    const parts = Object.fromEntries(format.formatToParts(start).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
    offset = Date.UTC(year, month - 1, day, hour, minute, second) - start;
    known.set(start, offset);
  }
  return offset;
}

/** The wall clock's date and its ms since midnight. */
export function readingOf(zone: string, at: number): { date: string; clock: number } {
  const local = at + offsetOf(zone, at);
  const day = Math.floor(local / 86_400_000);
  let date = dates.get(day);
  if (date === undefined) {
    date = new Date(day * 86_400_000).toISOString().slice(0, 10);
    dates.set(day, date);
  }
  return { date, clock: local - day * 86_400_000 };
}

function shiftDate(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function periodOf(date: string, per: string): string {
  if (per === 'month') return date.slice(0, 7);
  if (per === 'day') return date;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return shiftDate(date, weekday === 0 ? -6 : 1 - weekday);
}

const listed = new Map(Object.entries(announced.holidays));

function classOf(date: string, own: Bucket['dayClasses']): 'workday' | 'weekend' | 'holiday' {
  const set = own?.[date];
  if (set) return set;
  if (date in announced.workdays) return 'workday';
  if (listed.has(date)) return 'holiday';
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday !== 0 && weekday !== 6) return 'workday';
  // A weekend day inside an announced holiday is one of its days; the table leaves out three such: 5 June 2011, 23 June 2012 and 21 June 2015.
  const eve = listed.get(shiftDate(date, -1));
  return eve !== undefined && eve === listed.get(shiftDate(date, 1)) ? 'holiday' : 'weekend';
}

export function msOf(duration: string): number {
  const units: Record<string, number> = { D: 86_400_000, H: 3_600_000, M: 60_000, S: 1000 };
  return [...duration.matchAll(/([\d.]+)([DHMS])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? NaN),
    0,
  );
}

function clockOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}

/** Whether some window of length per that holds the new send holds more than max. Such a window may as well end at a send. */
function overfills(times: readonly number[], at: number, per: number, max: number): boolean {
  const holds = (end: number): boolean => {
    if (at <= end - per || at > end) return false;
    let held = 1;
    for (const time of times) if (time > end - per && time <= end) held += 1;
    return held > max;
  };
  return holds(at) || times.some(holds);
}

function isOpen(rule: Extract<ThrottleRule, { type: 'hours' }>, { zone, dayClasses }: Bucket): (at: number) => boolean {
  const rangesOn = (date: string): { from: number; to: number }[] =>
    (rule[classOf(date, dayClasses)] ?? []).map((range) => {
      const [from = 0, to = 0] = range.split('-').map(clockOf);
      return { from, to };
    });
  const byDate = new Map<string, (clock: number) => boolean>();
  return (at) => {
    const { date, clock } = readingOf(zone, at);
    let open = byDate.get(date);
    if (!open) {
      const [today, yesterday] = [rangesOn(date), rangesOn(shiftDate(date, -1))];
      open = (reading) =>
        today.some(({ from, to }) => reading >= from && (to <= from || reading < to)) ||
        yesterday.some(({ from, to }) => to <= from && reading < to);
      byDate.set(date, open);
    }
    return open(clock);
  };
}

/**
 * Whether one more send at an instant breaks a rule of a bucket. A sliding window counts a send at its end, a calendar period in that of its begin and
 * in that of its end.
 */
export function breakerOf(rule: ThrottleRule, bucket: Bucket): (at: number) => boolean {
  const { zone, sent, planned } = bucket;
  const times = [...sent.map(({ begin, end }) => end ?? begin), ...planned];
  switch (rule.type) {
    case 'minGap': {
      const gap = msOf(rule.gap);
      return (at) => times.some((time) => Math.abs(time - at) < gap);
    }
    case 'limit': {
      if (rule.window === 'sliding') {
        const per = msOf(rule.per);
        return (at) => overfills(times, at, per, rule.max);
      }
      const periods = new Map<string, string>();
      const period = (instant: number): string => {
        const { date } = readingOf(zone, instant);
        const found = periods.get(date) ?? periodOf(date, rule.per);
        periods.set(date, found);
        return found;
      };
      const uses = [
        ...sent.map(({ begin, end }) => [period(begin), period(end ?? begin)]),
        ...planned.map((slot) => [period(slot)]),
      ];
      return (at) => {
        const own = period(at);
        return uses.filter((use) => use.includes(own)).length + 1 > rule.max;
      };
    }
    case 'hours': {
      const open = isOpen(rule, bucket);
      return (at) => !open(at);
    }
    case 'blackout': {
      const [from, to] = [Date.parse(rule.from), Date.parse(rule.to)];
      return (at) => rule.mode === 'shift' && at >= from && at < to;
    }
    case 'maxInFlight':
      return () => false;
  }
}

/** As `breakerOf`, for one instant. */
export function breaks(rule: ThrottleRule, bucket: Bucket, at: number): boolean {
  return breakerOf(rule, bucket)(at);
}

export interface Scan {
  /** Null when nothing legal was met before the scan gave up. */
  readonly slot: number | null;
  /** `bucket:rule` of every rule that refused a step before the slot, in order. */
  readonly because: readonly string[];
}

/** Walks from the wish (rounded up to a second) step by step to the first instant no rule refuses, at most `steps` steps. */
export function scan(buckets: readonly Bucket[], wish: number, step: number, steps: number): Scan {
  const asked = buckets.flatMap((bucket) =>
    bucket.rules.map((rule, index) => ({ name: `${bucket.key}:${index}`, breaks: breakerOf(rule, bucket) })),
  );
  const refusing = new Set<string>();
  const because = (): string[] => asked.flatMap(({ name }) => (refusing.has(name) ? [name] : []));
  let at = Math.ceil(wish / 1000) * 1000;
  for (let taken = 0; taken < steps; taken++, at += step) {
    let legal = true;
    for (const { name, breaks: isBroken } of asked) {
      // A rule already named adds nothing once another has refused this step.
      if (!legal && refusing.has(name)) continue;
      if (!isBroken(at)) continue;
      legal = false;
      refusing.add(name);
    }
    if (legal) return { slot: at, because: because() };
  }
  return { slot: null, because: because() };
}
