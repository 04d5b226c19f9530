import fc from 'fast-check';
import type { Bucket } from '../../src/schedule/planner/bucket.rules.js';
import { planCases, type PlannedCase } from '../../src/schedule/planner/plan-case.rules.js';
import { earliestSlot, judge, type PlanAnswer, planInOrder } from '../../src/schedule/planner/planner.rules.js';
import { parseRules, type ThrottleRule } from '../../src/schedule/planner/throttle-rule.rules.js';
import { breaks, msOf, readingOf, scan } from './planner-oracle.rules.js';

const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);
const SEED = Number(process.env.FUZZ_SEED ?? 20260715);
const MINUTE = 60_000;

/** Moments at which calendars and clocks do something: DST both ways, midnights shown twice or never, a day that never was, holidays, ends of months. */
const MOMENTS: readonly (readonly [zone: string, at: string])[] = [
  ['Asia/Shanghai', '2026-09-30T16:00:00Z'],
  ['Asia/Shanghai', '2026-10-09T16:00:00Z'],
  ['Asia/Shanghai', '2026-07-17T16:00:00Z'],
  ['Asia/Shanghai', '2027-02-28T16:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T04:00:00Z'],
  ['Europe/London', '2026-10-25T01:00:00Z'],
  ['Europe/London', '2026-03-29T01:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['Asia/Kathmandu', '2026-07-19T18:15:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['America/St_Johns', '2010-11-07T02:31:00Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00:00Z'],
];

interface Grain {
  /** Everything but hours lies on multiples of this, ms. */
  readonly unit: number;
  /** How far from the moment sends, wishes and blackouts lie, in units. */
  readonly reach: number;
  /** Longest sliding window, in units. */
  readonly longest: number;
  /** Spread of opening hours around the moment, minutes. */
  readonly hours: number;
  /** Whether instants also fall between seconds. */
  readonly fractions: boolean;
  readonly step: number;
  readonly steps: number;
}

/** Second by second, over half an hour. */
const FINE: Grain = {
  unit: 1000,
  reach: 800,
  longest: 600,
  hours: 20,
  fractions: true,
  step: 1000,
  steps: 1800,
};
/** The same on whole minutes, few enough that sends, windows and borders often meet exactly. */
const TIGHT: Grain = { ...FINE, unit: MINUTE, reach: 15, longest: 15, fractions: false };
/**
 * Over two days. With every figure on whole minutes the answer of each rule is the same at all instants inside a minute (borders of windows are on
 * whole minutes too), so looking on the minute and in its middle misses nothing.
 */
const COARSE: Grain = {
  unit: MINUTE,
  reach: 1440,
  longest: 1440,
  hours: 1440,
  fractions: false,
  step: 30_000,
  steps: 2 * 2880,
};

function durationArb(grain: Grain): fc.Arbitrary<string> {
  return fc.tuple(fc.integer({ min: 1, max: grain.longest }), fc.boolean()).map(([count, plain]) => {
    const seconds = (count * grain.unit) / 1000;
    if (plain) return `PT${seconds}S`;
    const [days, hours] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24];
    const [minutes, rest] = [Math.floor(seconds / 60) % 60, seconds % 60];
    const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest ? `${rest}S` : ''}`;
    return `P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`;
  });
}

function hoursArb(grain: Grain, zone: string, moment: number): fc.Arbitrary<ThrottleRule> {
  const aroundMinute = Math.floor(readingOf(zone, moment).clock / MINUTE);
  const two = (value: number): string => String(value).padStart(2, '0');
  const range = fc
    .tuple(fc.integer({ min: -grain.hours, max: grain.hours }), fc.integer({ min: 0, max: 2 * grain.hours }))
    .map(([shift, length]) => {
      const from = (((aroundMinute + shift) % 1440) + 1440) % 1440;
      const to = (from + length) % 1440;
      const end = to === 0 && length > 0 ? '24:00' : `${two(Math.floor(to / 60))}:${two(to % 60)}`;
      return `${two(Math.floor(from / 60))}:${two(from % 60)}-${end}`;
    });
  const ranges = fc.option(fc.array(range, { minLength: 0, maxLength: 3 }), { nil: undefined, freq: 6 });
  return fc
    .record({ workday: ranges, weekend: ranges, holiday: ranges })
    .map((classes) => ({ type: 'hours', ...JSON.parse(JSON.stringify(classes)) }) as ThrottleRule);
}

function instantArb(grain: Grain, moment: number, reach = grain.reach): fc.Arbitrary<number> {
  const whole = fc.integer({ min: -reach, max: reach }).map((count) => moment + count * grain.unit);
  if (!grain.fractions) return whole;
  return fc
    .tuple(whole, fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 999 })))
    .map(([at, fraction]) => at + fraction);
}

function ruleArb(grain: Grain, zone: string, moment: number): fc.Arbitrary<ThrottleRule> {
  const max = fc.integer({ min: 1, max: 4 });
  const sliding = fc
    .record({ max, per: durationArb(grain) })
    .map(({ max: most, per }): ThrottleRule => ({ type: 'limit', max: most, per, window: 'sliding' }));
  const calendar = fc
    .record({ max, per: fc.constantFrom('day' as const, 'week' as const, 'month' as const) })
    .map(({ max: most, per }): ThrottleRule => ({ type: 'limit', max: most, per, window: 'calendar' }));
  const gap = durationArb({ ...grain, longest: Math.ceil(grain.longest / 2) }).map((text): ThrottleRule => ({
    type: 'minGap',
    gap: text,
  }));
  const blackout = fc
    .tuple(instantArb(grain, moment), fc.integer({ min: 1, max: Math.ceil(grain.reach / 3) }))
    .map(([from, length]): ThrottleRule => {
      const iso = (at: number): string => new Date(at).toISOString();
      return { type: 'blackout', from: iso(from), to: iso(from + length * grain.unit), mode: 'shift' };
    });
  return fc.oneof(
    { weight: 3, arbitrary: sliding },
    { weight: 2, arbitrary: calendar },
    { weight: 2, arbitrary: gap },
    { weight: 2, arbitrary: hoursArb(grain, zone, moment) },
    { weight: 1, arbitrary: blackout },
  );
}

interface Situation {
  readonly grain: Grain;
  readonly buckets: Bucket[];
  readonly wishes: number[];
}

function bucketArb(grain: Grain, zone: string, moment: number, key: string, withCalls: boolean): fc.Arbitrary<Bucket> {
  const at = instantArb(grain, moment);
  const length = withCalls ? fc.integer({ min: 0, max: Math.ceil(grain.reach / 4) }) : fc.constant(0);
  return fc.record({
    key: fc.constant(key),
    zone: fc.constant(zone),
    rules: fc.array(ruleArb(grain, zone, moment), { minLength: 1, maxLength: 4 }),
    sent: fc.array(
      fc.tuple(at, length).map(([begin, units]) => ({ begin, end: begin + units * grain.unit })),
      { maxLength: 8 },
    ),
    planned: fc.array(at, { maxLength: 6 }),
  });
}

function situationArb(grain: Grain, bucketCount: number, withCalls = false): fc.Arbitrary<Situation> {
  return fc.constantFrom(...MOMENTS).chain(([zone, text]) => {
    const moment = Date.parse(text);
    const others = fc.constantFrom(...MOMENTS).map(([other]) => other);
    const buckets = fc
      .array(others, { minLength: bucketCount - 1, maxLength: bucketCount - 1 })
      .chain((zones) =>
        fc.tuple(...[zone, ...zones].map((each, index) => bucketArb(grain, each, moment, `b${index}`, withCalls))),
      );
    const wishes = fc.array(instantArb(grain, moment, Math.ceil(grain.reach / 2)), { minLength: 1, maxLength: 4 });
    return fc.record({ grain: fc.constant(grain), buckets, wishes });
  });
}

/** Every figure lies on half hours, so looking at each and between any two misses nothing; as far as a search looks, its last second included. */
const YEAR: Grain = { ...COARSE, unit: 30 * MINUTE, reach: 480, step: 15 * MINUTE, steps: 366 * 96 + 1 };

/** Rules under which next to nothing fits: hours that contradict each other on all days or on nearly all, blackouts with an hour between, full periods. */
function scarceArb(): fc.Arbitrary<Situation> {
  const hours = (workday: string, weekend: string, holiday: string): ThrottleRule => {
    const ranges = (text: string): string[] => text.split(' ').filter((range) => range !== '');
    return { type: 'hours', workday: ranges(workday), weekend: ranges(weekend), holiday: ranges(holiday) };
  };
  return fc.constantFrom('Asia/Shanghai', 'America/New_York').chain((zone) => {
    const moment = Date.parse('2026-09-28T16:00:00Z');
    const iso = (minutes: number): string => new Date(moment + minutes * MINUTE).toISOString();
    const blackouts = fc
      .record({ every: fc.integer({ min: 5, max: 45 }), open: fc.integer({ min: 0, max: 3 }) })
      .map(({ every, open }): ThrottleRule[] =>
        Array.from({ length: Math.ceil(760 / every) }, (_, index) => {
          const from = (index - Math.ceil(380 / every)) * every * 1440;
          return {
            type: 'blackout',
            from: iso(from),
            to: iso(from + every * 1440 - open * 30),
            mode: 'shift',
          } as const;
        }).filter(({ from }) => Date.parse(from) > moment - 20 * 1440 * MINUTE),
      );
    const limits = fc.oneof(
      fc
        .constantFrom('day', 'week', 'month')
        .map((per): ThrottleRule => ({ type: 'limit', max: 1, per, window: 'calendar' })),
      fc.integer({ min: 1, max: 300 }).map((days): ThrottleRule => ({ type: 'minGap', gap: `P${days}D` })),
      fc
        .record({ max: fc.integer({ min: 1, max: 2 }), per: fc.integer({ min: 100, max: 366 }) })
        .map(({ max, per }): ThrottleRule => ({ type: 'limit', max, per: `P${per}D`, window: 'sliding' })),
    );
    const opening = fc.constantFrom(
      hours('08:00-09:00', '08:00-09:00', '08:00-09:00'),
      hours('09:00-10:00', '', '08:30-10:00'),
      hours('12:00-18:00', '12:00-18:00', ''),
      hours('22:00-01:00', '00:30-02:00', ''),
      hours('01:00-03:00', '00:30-01:00', '00:00-24:00'),
      hours('', '', '23:30-00:30'),
      hours('', '', ''),
    );
    const rules = fc
      .tuple(
        fc.array(opening, { minLength: 1, maxLength: 2 }),
        fc.oneof(fc.constant([]), blackouts),
        fc.array(limits, { maxLength: 2 }),
      )
      .map((parts) => parts.flat());
    const at = instantArb(YEAR, moment);
    const bucket = (key: string): fc.Arbitrary<Bucket> =>
      fc.record({
        key: fc.constant(key),
        zone: fc.constant(zone),
        rules,
        sent: fc.array(
          at.map((begin) => ({ begin, end: begin })),
          { maxLength: 2 },
        ),
        planned: fc.array(at, { maxLength: 3 }),
      });
    return fc.record({
      grain: fc.constant(YEAR),
      buckets: fc.oneof(fc.tuple(bucket('b0')), fc.tuple(bucket('b0'), bucket('b1'))),
      wishes: fc.array(at, { minLength: 2, maxLength: 4 }),
    });
  });
}

function namesOf(answer: PlanAnswer): string[] {
  return answer.because.map(({ bucket, rule }) => `${bucket}:${rule}`);
}

/** Plans each wish both ways, reserving as it goes; true when the walk reached a slot for one that had to wait. */
function comparePlans({ grain, buckets, wishes }: Situation): void {
  const answers = planInOrder({ buckets, wishes });
  const now = buckets.map((bucket) => ({ ...bucket, planned: [...bucket.planned] }));
  wishes.forEach((wish, index) => {
    const answer = answers[index] as PlanAnswer;
    expect(earliestSlot({ wish, buckets: now })).toEqual(answer);
    const walked = scan(now, wish, grain.step, grain.steps);
    if (walked.slot !== null) {
      expect(answer.slot).toBe(walked.slot);
      expect(namesOf(answer)).toEqual(walked.because);
    } else if (grain === YEAR) {
      expect(answer.slot).toBeNull();
      expect(namesOf(answer)).toEqual(walked.because);
    } else {
      const seen = Math.ceil(wish / 1000) * 1000 + (grain.steps - 1) * grain.step;
      expect(answer.slot ?? Infinity).toBeGreaterThan(seen);
      expect(namesOf(answer)).toEqual(expect.arrayContaining([...walked.because]));
    }
    if (answer.slot !== null) for (const bucket of now) bucket.planned.push(answer.slot);
  });
}

/** Checks a property with a fixed seed, in the share of the runs given. */
function check<T>(arbitrary: fc.Arbitrary<T>, share: number, property: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, property), { seed: SEED, numRuns: Math.ceil(RUNS * share) });
}

describe('the planner against a walk through every second', () => {
  test('P2: the slot is the earliest legal second, and because names every rule that refused one before it', () => {
    check(fc.oneof(situationArb(FINE, 1), situationArb(TIGHT, 1)), 1, comparePlans);
  });

  test('P2 over days, calendars and opening hours', () => {
    check(situationArb(COARSE, 1), 1, comparePlans);
  });

  test('P2 with several policies at once and sends that took their time', () => {
    check(fc.oneof(situationArb(FINE, 3, true), situationArb(TIGHT, 2, true)), 1, comparePlans);
  });

  test('P2 through the whole year a search looks through, where nothing or nearly nothing ever fits', () => {
    check(scarceArb(), 0.03, (situation) => {
      comparePlans(situation);
      // In another order too: what an earlier search found barren must not hide what a later one, begun before it, is free to take.
      comparePlans({ ...situation, wishes: [...situation.wishes].reverse() });
    });
  }, 120_000);

  test('a judgement at any instant agrees with the definition, rule by rule', () => {
    check(fc.oneof(situationArb(FINE, 2, true), situationArb(TIGHT, 2, true)), 1, ({ buckets, wishes }) => {
      for (const at of wishes) {
        const expected = buckets.flatMap((bucket) =>
          bucket.rules.flatMap((rule, index) => (breaks(rule, bucket, at) ? [`${bucket.key}:${index}`] : [])),
        );
        const verdict = judge({ at, buckets });
        expect(verdict.because.map(({ bucket, rule }) => `${bucket}:${rule}`)).toEqual(expected);
        expect(verdict.legal).toBe(expected.length === 0);
      }
    });
  });
});

test('P1: from an empty ledger no window and no period ever holds more than its max, however many wishes are planned', () => {
  const crowded = fc.oneof(situationArb(FINE, 1), situationArb(TIGHT, 1)).chain((situation) =>
    fc
      .array(fc.constantFrom(...situation.wishes, ...situation.wishes.map((wish) => wish - 40_000)), {
        minLength: 10,
        maxLength: 25,
      })
      .map((wishes) => ({ ...situation, wishes })),
  );
  check(crowded, 1, ({ buckets, wishes }) => {
    const bucket: Bucket = { ...(buckets[0] as Bucket), sent: [], planned: [] };
    const slots = planInOrder({ buckets: [bucket], wishes }).flatMap(({ slot }) => (slot === null ? [] : [slot]));
    for (const rule of bucket.rules) {
      if (rule.type === 'limit' && rule.window === 'sliding') {
        const per = msOf(rule.per);
        for (const end of slots) {
          expect(slots.filter((slot) => slot > end - per && slot <= end).length).toBeLessThanOrEqual(rule.max);
        }
        continue;
      }
      slots.forEach((slot, index) => {
        const others = slots.filter((_, other) => other !== index);
        expect(breaks(rule, { ...bucket, planned: others }, slot)).toBe(false);
      });
    }
  });
});

test('P5: the same inputs give the same plan, in whatever order the ledger lists them', () => {
  check(situationArb(FINE, 2, true), 1, ({ buckets, wishes }) => {
    const answers = planInOrder({ buckets, wishes });
    const turned = buckets.map((bucket) => ({
      ...bucket,
      sent: [...bucket.sent].reverse(),
      planned: [...bucket.planned].reverse(),
    }));
    expect(planInOrder({ buckets, wishes })).toEqual(answers);
    expect(planInOrder({ buckets: turned, wishes })).toEqual(answers);
  });
});

test('a case file gives the answers of the planner, written in its zone', () => {
  check(situationArb(FINE, 1), 1, ({ buckets, wishes }) => {
    const [bucket] = buckets as [Bucket];
    expect(parseRules(bucket.rules, 'rules', 'plan-file')).toEqual({ ok: true, value: bucket.rules });
    const iso = (at: number): string => new Date(at).toISOString();
    const answer = planCases({
      zone: bucket.zone,
      rules: bucket.rules,
      sent: bucket.sent.map(({ begin }) => iso(begin)),
      planned: bucket.planned.map(iso),
      wishes: wishes.map(iso),
    });
    if (!answer.ok) throw new Error(`${answer.field}: ${answer.text.en}`);
    const { slots } = answer.result as PlannedCase;
    const expected = planInOrder({ buckets, wishes });
    slots.forEach(({ wish, slot, because }, index) => {
      const planned = expected[index] as PlanAnswer;
      expect(wish).toBe(iso(wishes[index] as number));
      expect(slot === null ? null : Date.parse(slot)).toBe(planned.slot);
      if (slot !== null) {
        const { date, clock } = readingOf(bucket.zone, Date.parse(slot));
        expect(slot.slice(0, 19)).toBe(`${date}T${new Date(clock).toISOString().slice(11, 19)}`);
      }
      expect(because.map(({ rule }) => rule)).toEqual(planned.because.map(({ rule }) => rule));
    });
  });
});
