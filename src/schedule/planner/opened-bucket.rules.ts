import type { Bucket, Gate } from './bucket.rules.js';
import { BlackoutGate } from './gates/blackout.rules.js';
import { CalendarWindowGate } from './gates/calendar-window.rules.js';
import { InFlightGate } from './gates/in-flight.rules.js';
import { OpenHoursGate } from './gates/open-hours.rules.js';
import { SendTimes, SlidingWindowGate } from './gates/sliding-window.rules.js';
import type { ThrottleRule } from './throttle-rule.rules.js';
import type { DayClassTable } from './time/day-class.rules.js';
import { parseDuration, parseInstant } from './time/iso-time.rules.js';
import { ZoneClock } from './time/zone-clock.rules.js';

/** One rule of a bucket, made ready to be asked. */
export interface PlacedGate {
  readonly bucket: Bucket;
  /** Place of the rule in the bucket's list. */
  readonly rule: number;
  readonly type: ThrottleRule['type'];
  readonly freezes: boolean;
  readonly clock: ZoneClock;
  readonly gate: Gate;
}

/** A bucket made ready for many questions: its gates are built once and grow with every place that is granted. */
export class OpenedBucket {
  readonly key: string;
  readonly gates: readonly PlacedGate[];
  private readonly times: SendTimes;

  /**
   * @param now epoch ms: what an open send counts as ending at. Never later than it is: a bound from below of the true end is what keeps
   *   the sends that share a real window together in the sliding rules
   * @param dayClasses for buckets that carry no classes of days of their own
   * @param horizon the last instant that will be asked about as "now" (a claim taken ahead of its slot), epoch ms: until then a send
   *   under way stays under way, and may end in that instant's calendar period
   */
  constructor(bucket: Bucket, now: number, dayClasses?: DayClassTable, horizon = now) {
    const clock = ZoneClock.of(bucket.zone);
    const ends = bucket.sent.map((send) => send.end ?? Math.max(now, send.begin));
    const times = new SendTimes(ends.concat(bucket.planned));
    this.key = bucket.key;
    this.times = times;
    this.gates = bucket.rules.map((rule, index) => ({
      bucket,
      rule: index,
      type: rule.type,
      freezes: rule.type === 'blackout' && rule.mode === 'freeze',
      clock,
      gate: gateFor(rule, { bucket, clock, times, now, horizon, dayClasses: bucket.dayClasses ?? dayClasses }),
    }));
  }

  /** Counts a slot just granted, epoch ms. */
  reserve(slot: number): void {
    this.times.insert(slot);
    for (const { gate } of this.gates) gate.reserve(slot);
  }

  /** Whether a calendar period of one of its rules ends between two instants. */
  hasBorderBetween(from: number, to: number): boolean {
    return this.gates.some(({ gate }) => gate.hasBorderBetween?.(from, to) ?? false);
  }

  /** Counts a send just claimed at `now`: it is under way and counts as ending now. */
  claim(now: number): void {
    this.reserve(now);
    for (const { gate } of this.gates) gate.begin?.();
  }
}

function gateFor(
  rule: ThrottleRule,
  given: {
    bucket: Bucket;
    clock: ZoneClock;
    times: SendTimes;
    now: number;
    horizon: number;
    dayClasses: DayClassTable | undefined;
  },
): Gate {
  const { bucket, clock, times, now, horizon, dayClasses } = given;
  switch (rule.type) {
    case 'limit':
      return rule.window === 'calendar'
        ? new CalendarWindowGate(rule.max, rule.per, clock, bucket.sent, bucket.planned, [now, horizon])
        : new SlidingWindowGate(times, rule.max, checked(parseDuration(rule.per), rule.per), false, clock);
    case 'minGap':
      return new SlidingWindowGate(times, 1, checked(parseDuration(rule.gap), rule.gap), true, clock);
    case 'hours':
      return new OpenHoursGate(rule, clock, dayClasses);
    case 'blackout': {
      const [from, to] = [checked(parseInstant(rule.from), rule.from), checked(parseInstant(rule.to), rule.to)];
      return new BlackoutGate(from, to, rule.name, clock);
    }
    case 'maxInFlight':
      return new InFlightGate(rule.max, bucket.sent.filter(({ end }) => end === null).length, horizon);
  }
}

/** Rules are validated where they enter (`parseRules`); one that does not read here is a fault of the program. */
function checked(value: number | null, text: string): number {
  if (value === null) throw new RangeError(`not a valid rule value: ${text}`);
  return value;
}
