import fc from 'fast-check';
import type { Bucket, SendInterval } from '../../src/schedule/planner/bucket.rules.js';
import { OpenedBucket } from '../../src/schedule/planner/opened-bucket.rules.js';
import { searchSlot } from '../../src/schedule/planner/planner.rules.js';
import type { ThrottleRule } from '../../src/schedule/planner/throttle-rule.rules.js';
import type { DayClass } from '../../src/schedule/planner/time/day-class.rules.js';
import { passedReasons } from '../../src/schedule/publications/planning/passed-reasons.rules.js';
import {
  type BlackoutFacts,
  bucketScopes,
  type PolicyFacts,
  type SpeakingScope,
} from '../../src/schedule/throttle/bucket-scope.rules.js';
import { breaks, readingOf, scan } from './planner-oracle.rules.js';

const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);
const SEED = Number(process.env.FUZZ_SEED ?? 20260723);
const HALF_HOUR = 1_800_000;
const DAY = 86_400_000;
/** Every figure lies on half hours: looking at each, and between any two, misses nothing. */
const STEP = HALF_HOUR / 2;
const LOOKED_AT_DAYS = 15;

/** Midnights before National Day and its 调休, Spring Festival, an ordinary weekend, a year nobody has announced, changes of clocks. */
const MOMENTS: readonly (readonly [zone: string, at: string])[] = [
  ['Asia/Shanghai', '2026-09-30T16:00:00Z'],
  ['Asia/Shanghai', '2026-10-08T16:00:00Z'],
  ['Asia/Shanghai', '2026-02-13T16:00:00Z'],
  ['Asia/Shanghai', '2026-07-16T16:00:00Z'],
  ['Asia/Shanghai', '2031-09-30T16:00:00Z'],
  ['America/New_York', '2026-10-31T04:00:00Z'],
  ['America/New_York', '2026-03-07T05:00:00Z'],
];

const durationArb = fc.integer({ min: 1, max: 96 }).map((halves) => `PT${halves * 30}M`);
const maxArb = fc.integer({ min: 1, max: 3 });
const instantArb = fc.integer({ min: -96, max: 240 }).map((halves) => halves * HALF_HOUR);
const rangeArb = fc.tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 48 })).map(([from, to]) => {
  const clock = (halves: number): string =>
    `${String(Math.floor(halves / 2)).padStart(2, '0')}:${halves % 2 === 0 ? '00' : '30'}`;
  return `${clock(from)}-${clock(to === from ? to + 1 : to)}`;
});
const rangesArb = fc.array(rangeArb, { maxLength: 2 });

const ruleArb: fc.Arbitrary<ThrottleRule> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ workday: rangesArb, weekend: rangesArb, holiday: rangesArb })
      .map((classes): ThrottleRule => ({ type: 'hours', ...classes })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ max: maxArb, per: durationArb })
      .map((limit): ThrottleRule => ({ type: 'limit', window: 'sliding', ...limit })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ max: maxArb, per: fc.constantFrom('day' as const, 'week' as const) })
      .map((limit): ThrottleRule => ({ type: 'limit', window: 'calendar', ...limit })),
  },
  { weight: 1, arbitrary: durationArb.map((gap): ThrottleRule => ({ type: 'minGap', gap })) },
);

/** The speaking department, the one above it, and another. */
const PATH = ['root', 'own'];

interface Situation {
  readonly to: SpeakingScope;
  readonly policies: readonly PolicyFacts[];
  readonly blackouts: readonly BlackoutFacts[];
  readonly zone: string;
  readonly dayClasses: Readonly<Record<string, DayClass>>;
  readonly sent: readonly SendInterval[];
  readonly wishes: readonly { readonly at: number; readonly urgent: boolean }[];
}

const situationArb: fc.Arbitrary<Situation> = fc.constantFrom(...MOMENTS).chain(([zone, text]) => {
  const moment = Date.parse(text);
  const scope = {
    departmentId: fc.constantFrom(null, 'root', 'own', 'own', 'other'),
    channel: fc.constantFrom(null, null, 'weibo' as const, 'web' as const),
    accountId: fc.constantFrom(null, null, 'account'),
  };
  const policy = fc.record({
    ...scope,
    spread: fc.constantFrom('each' as const, 'shared' as const),
    zone: fc.constantFrom(zone, zone, zone, 'Asia/Shanghai'),
    rules: fc.array(ruleArb, { minLength: 1, maxLength: 3 }),
  });
  const blackout = fc.record({
    ...scope,
    from: instantArb,
    halves: fc.integer({ min: 1, max: 60 }),
    mode: fc.constantFrom('shift' as const, 'shift' as const, 'freeze' as const),
  });
  const classes = fc.array(
    fc.tuple(fc.integer({ min: -3, max: 12 }), fc.constantFrom<DayClass>('workday', 'weekend', 'holiday')),
    { maxLength: 8 },
  );
  return fc
    .record({
      channel: fc.constantFrom('weibo' as const, 'web' as const),
      policies: fc.array(policy, { minLength: 1, maxLength: 4 }),
      blackouts: fc.array(blackout, { maxLength: 2 }),
      classes,
      sent: fc.array(fc.tuple(instantArb, fc.integer({ min: 0, max: 2 })), { maxLength: 5 }),
      wishes: fc.array(fc.record({ at: instantArb, urgent: fc.boolean() }), { minLength: 1, maxLength: 5 }),
    })
    .map(({ channel, policies, blackouts, classes: own, sent, wishes }) => ({
      to: { departmentId: 'own', path: PATH, accountId: 'account', channel },
      policies: policies.map((one, index) => ({ ...one, id: `p${index}`, name: `示例规则${index}` })),
      blackouts: blackouts.map(({ from, halves, ...one }, index) => ({
        ...one,
        ...{ id: `b${index}`, name: `示例停发${index}` },
        startsAt: new Date(moment + from),
        endsAt: new Date(moment + from + halves * HALF_HOUR),
      })),
      zone,
      dayClasses: Object.fromEntries(
        own.map(([day, kind]) => [readingOf(zone, moment + day * DAY + DAY / 2).date, kind]),
      ),
      sent: sent.map(([begin, halves]) => ({ begin: moment + begin, end: moment + begin + halves * HALF_HOUR })),
      wishes: wishes.map(({ at, urgent }) => ({ at: moment + at, urgent })),
    }));
});

interface Answer {
  readonly slot: number | null;
  /** `bucket:rule` */
  readonly because: readonly string[];
  readonly passed: readonly string[];
}

/** As a story is planned (slot.service.ts): every slot granted takes its place in all buckets, whether they held it back or not. */
function plan({ to, policies, blackouts, zone, dayClasses, sent, wishes }: Situation): Answer[] {
  const scopes = bucketScopes(to, policies, blackouts, zone, dayClasses);
  const planned: number[] = [];
  return wishes.map(({ at, urgent }) => {
    const open = (yields: boolean): OpenedBucket[] =>
      scopes
        .filter((scope) => (urgent && scope.yields) === yields)
        .map((scope) => new OpenedBucket({ ...scope, sent, planned }, at));
    const { slot, because } = searchSlot(open(false), at);
    const passed = urgent && slot !== null ? passedReasons(open(true), slot) : [];
    if (slot !== null) planned.push(slot);
    return {
      slot,
      because: because.map(({ bucket, rule }) => `${bucket}:${rule}`),
      passed: passed.map(({ policy, rule }) => `${policy}:${rule}`),
    };
  });
}

/** The buckets a department draws on, as the design reads, and whether an urgent post may exceed their rules. */
function definedBuckets({
  to,
  policies,
  blackouts,
  zone,
  dayClasses,
}: Situation): (Bucket & { exceedable: boolean })[] {
  const applies = (one: { departmentId: string | null; channel: string | null; accountId: string | null }): boolean =>
    (one.departmentId === null || one.departmentId === 'root' || one.departmentId === to.departmentId) &&
    (one.channel ?? to.channel) === to.channel &&
    (one.accountId ?? to.accountId) === to.accountId;
  const given = { dayClasses, sent: [], planned: [] };
  return [
    ...policies.filter(applies).map(({ id, spread, departmentId, zone: own, rules }) => ({
      ...given,
      ...{ key: spread === 'each' ? `policy:${id}:${to.departmentId}` : `policy:${id}`, zone: own, rules },
      // What is a department's own, or holds for one and those below; not what guards an account for everybody.
      exceedable: spread === 'each' || departmentId !== null,
    })),
    ...(to.channel === 'weibo'
      ? [
          {
            ...{ ...given, key: 'cap:account', zone: 'Asia/Shanghai', exceedable: false },
            rules: [{ type: 'limit', max: 30, per: 'PT1H', window: 'sliding' } as const],
          },
        ]
      : []),
    ...blackouts.filter(applies).map(({ id, startsAt, endsAt, mode }) => ({
      ...{ ...given, key: `blackout:${id}`, zone, exceedable: false },
      rules: [{ type: 'blackout', from: startsAt.toISOString(), to: endsAt.toISOString(), mode } as const],
    })),
  ];
}

test('P2: urgent or not, on days of any class, the slot is the earliest at which no rule that binds it is broken, and says which were', () => {
  const seen = { urgent: 0, passed: 0, waited: 0, own: 0 };
  fc.assert(
    fc.property(situationArb, (situation) => {
      const answers = plan(situation);
      const buckets = definedBuckets(situation);
      const planned: number[] = [];
      situation.wishes.forEach(({ at, urgent }, index) => {
        const answer = answers[index] as Answer;
        const now = buckets.map((bucket) => ({ ...bucket, sent: situation.sent, planned: [...planned] }));
        const binding = now.filter(({ exceedable }) => !(urgent && exceedable));
        const walked = scan(binding, at, STEP, (LOOKED_AT_DAYS * DAY) / STEP);
        if (walked.slot === null) {
          expect(answer.slot ?? Infinity).toBeGreaterThan(at + LOOKED_AT_DAYS * DAY - STEP);
          expect(answer.because).toEqual(expect.arrayContaining([...walked.because]));
        } else {
          expect(answer.slot).toBe(walked.slot);
          expect(answer.because).toEqual(walked.because);
          seen.waited += walked.slot > at ? 1 : 0;
        }
        if (answer.slot === null) return;
        const slot = answer.slot;
        const exceeded = now
          .filter(({ exceedable }) => urgent && exceedable)
          .flatMap((bucket) =>
            bucket.rules.flatMap((rule, place) => (breaks(rule, bucket, slot) ? [`${bucket.key}:${place}`] : [])),
          );
        expect(answer.passed).toEqual(exceeded);
        seen.urgent += urgent ? 1 : 0;
        seen.passed += exceeded.length > 0 ? 1 : 0;
        seen.own += readingOf(situation.zone, slot).date in situation.dayClasses ? 1 : 0;
        planned.push(slot);
      });
    }),
    { seed: SEED, numRuns: RUNS },
  );
  // Otherwise it says little.
  expect(Math.min(seen.urgent, seen.waited)).toBeGreaterThan(RUNS / 2);
  expect(Math.min(seen.passed, seen.own)).toBeGreaterThan(RUNS / 10);
}, 60_000);

/** The same fields and entries, in another order. */
function turned<Value>(value: Value, seed: number): Value {
  if (typeof value !== 'object' || value === null || value instanceof Date || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  const from = entries.length === 0 ? 0 : seed % entries.length;
  return Object.fromEntries([...entries.slice(from), ...entries.slice(0, from)].reverse()) as Value;
}

test('P5: the same inputs give the same plan, in whatever order policies, sends, days and fields are listed', () => {
  const shuffledArb = situationArb.chain((situation) =>
    fc
      .record({
        policies: fc.shuffledSubarray([...situation.policies], { minLength: situation.policies.length }),
        sent: fc.shuffledSubarray([...situation.sent], { minLength: situation.sent.length }),
        by: fc.nat({ max: 1000 }),
      })
      .map(({ by, ...shuffled }) => ({
        situation,
        again: {
          ...situation,
          ...shuffled,
          policies: shuffled.policies.map((policy) =>
            turned({ ...policy, rules: policy.rules.map((rule) => turned(rule, by)) }, by),
          ),
          dayClasses: turned(situation.dayClasses, by),
        },
      })),
  );
  fc.assert(
    fc.property(shuffledArb, ({ situation, again }) => {
      const answers = plan(situation);
      expect(plan(situation)).toEqual(answers);
      expect(plan(again)).toEqual(answers);
    }),
    { seed: SEED, numRuns: RUNS },
  );
}, 60_000);
