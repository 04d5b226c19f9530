import fc from 'fast-check';
import type { ThrottleRule } from '../../../src/schedule/planner/throttle-rule.rules.js';
import { msOf, readingOf } from '../planner-oracle.rules.js';
import { DispatchModel, LONGEST_CALL_MS } from './dispatch-model.js';
import type { ModelPlan, ModelPost, ModelSend } from './model-plan.js';

const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);
const SEED = Number(process.env.FUZZ_SEED ?? 20260718);
const MINUTE = 60_000;

/** Midnights and clock changes: where calendars are easily got wrong. */
const MOMENTS: readonly (readonly [zone: string, at: string])[] = [
  ['Asia/Shanghai', '2026-07-17T16:00:00Z'],
  ['Asia/Shanghai', '2026-07-31T16:00:00Z'],
  ['Asia/Shanghai', '2026-07-19T16:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['America/New_York', '2026-11-01T04:00:00Z'],
  ['America/New_York', '2026-03-08T05:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T13:00:00Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00:00Z'],
];

const ruleArb: fc.Arbitrary<ThrottleRule> = fc.oneof(
  fc
    .record({ max: fc.integer({ min: 1, max: 4 }), per: fc.integer({ min: 1, max: 900 }) })
    .map(({ max, per }) => ({ type: 'limit' as const, max, per: `PT${per}S`, window: 'sliding' as const })),
  fc.integer({ min: 1, max: 300 }).map((gap) => ({ type: 'minGap' as const, gap: `PT${gap}S` })),
  fc
    .record({ max: fc.integer({ min: 1, max: 6 }), per: fc.constantFrom('day', 'week', 'month') })
    .map(({ max, per }) => ({ type: 'limit', max, per, window: 'calendar' }) as ThrottleRule),
  fc.integer({ min: 1, max: 3 }).map((max) => ({ type: 'maxInFlight' as const, max })),
);

interface Case {
  readonly moment: number;
  readonly plan: ModelPlan;
  /** Where in its interval the platform stamps the n-th send, 0 to 1: mostly at one of its ends, or where another one lies. */
  readonly stamps: readonly number[];
}

const postArb = fc.record({
  departmentId: fc.constantFrom('a', 'b'),
  urgency: fc.constantFrom(0, 1, 1, 1),
  arrival: fc.integer({ min: -20 * MINUTE, max: 10 * MINUTE }),
  waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 14_000 })),
  callMs: fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: LONGEST_CALL_MS })),
  ending: fc.constantFrom<ModelPost['ending']>('sent', 'sent', 'sent', 'unconfirmed', 'rejected', 'released'),
});

const caseArb: fc.Arbitrary<Case> = fc
  .record({
    where: fc.constantFrom(...MOMENTS),
    shared: fc.array(ruleArb, { minLength: 1, maxLength: 3 }),
    own: fc.array(ruleArb, { maxLength: 2 }),
    posts: fc.array(postArb, { minLength: 4, maxLength: 24 }),
    places: fc.oneof(fc.constant(50), fc.integer({ min: 1, max: 6 })),
    workers: fc.integer({ min: 1, max: 3 }),
    stamps: fc.array(fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 24,
      maxLength: 24,
    }),
  })
  .map(({ where: [zone, at], shared, own, posts, stamps, places, workers }) => {
    const moment = Date.parse(at);
    return {
      moment,
      stamps,
      plan: {
        places,
        workers,
        posts: posts.map(({ arrival, ...post }, index) => ({
          ...post,
          id: `p${String(index).padStart(2, '0')}`,
          arrivesAt: moment + arrival,
        })),
        buckets: [
          { key: 'shared', departmentId: null, zone, rules: shared },
          { key: 'own', departmentId: 'a', zone, rules: own },
        ],
      },
    };
  });

/** A send as the platform's own record shows it. */
interface Stamped {
  readonly send: ModelSend;
  readonly at: number;
}

function stampAll({ stamps }: Case, sends: readonly ModelSend[]): Stamped[] {
  return sends.flatMap((send, index) => {
    const { beganAt, endedAt, released } = send;
    // What was rejected or given back never showed on the platform; what is still open shows now.
    if (released || beganAt === null) return [];
    const last = endedAt ?? beganAt;
    return [{ send, at: Math.round(beganAt + (stamps[index] ?? 0) * (last - beganAt)) }];
  });
}

/** How full the fullest window or period of a rule is, counted on the stamps; or how many sends overlap. */
function fullest(rule: ThrottleRule, zone: string, stamped: readonly Stamped[], sends: readonly ModelSend[]): number {
  const times = stamped.map(({ at }) => at);
  const within = (per: number): number =>
    Math.max(0, ...times.map((end) => times.filter((time) => time > end - per && time <= end).length));
  switch (rule.type) {
    case 'minGap':
      return within(msOf(rule.gap));
    case 'limit': {
      if (rule.window === 'sliding') return within(msOf(rule.per));
      const counts = new Map<string, number>();
      for (const time of times) {
        const { date } = readingOf(zone, time);
        const monday = (Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 3) / 7;
        const period = { day: date, week: String(Math.floor(monday)), month: date.slice(0, 7) }[rule.per] ?? date;
        counts.set(period, (counts.get(period) ?? 0) + 1);
      }
      return Math.max(0, ...counts.values());
    }
    case 'maxInFlight': {
      const open = sends.filter(({ beganAt, released }) => beganAt !== null && !released);
      const end = ({ endedAt }: ModelSend): number => endedAt ?? Infinity;
      const overlapping = (one: ModelSend): number =>
        open.filter((other) => other.claimedAt <= one.claimedAt && one.claimedAt < end(other)).length;
      return Math.max(0, ...open.map((one) => Math.max(1, overlapping(one))));
    }
    default:
      return 0;
  }
}

const maxOf = (rule: ThrottleRule): number => ('max' in rule ? rule.max : 1);

test('P1: wherever inside its interval the platform stamps each send, no window, period or number in flight exceeds its max', () => {
  let full = 0;
  let told = 0;
  fc.assert(
    fc.property(caseArb, (given) => {
      const model = new DispatchModel(given.plan);
      model.runUntil(given.moment + 45 * MINUTE);
      const stamped = stampAll(given, model.sends);
      told += stamped.length;
      for (const bucket of given.plan.buckets) {
        const its = ({ departmentId }: ModelPost): boolean => bucket.departmentId === null || departmentId === 'a';
        const mine = stamped.filter(({ send }) => its(send.post));
        const sends = model.sends.filter(({ post }) => its(post));
        for (const rule of bucket.rules) {
          const found = fullest(rule, bucket.zone, mine, sends);
          if (found > maxOf(rule)) throw new Error(`${JSON.stringify(rule)} holds ${found}`);
          if (found === maxOf(rule)) full += 1;
        }
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
  // Otherwise the property says little: rules must have been used up, by sends that went through.
  expect(full).toBeGreaterThan(RUNS);
  expect(told).toBeGreaterThan(5 * RUNS);
});
