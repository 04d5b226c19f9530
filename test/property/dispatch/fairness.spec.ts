import fc from 'fast-check';
import type { ThrottleRule } from '../../../src/schedule/planner/throttle-rule.rules.js';
import { DispatchModel } from './dispatch-model.js';
import type { ModelPost } from './model-plan.js';

const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);
const SEED = Number(process.env.FUZZ_SEED ?? 20260720);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-07-15T01:00:00Z');

/** A department's posts, all waiting from an instant on. */
function backlog(departmentId: string, count: number, arrivesAt = START, callMs = 0): ModelPost[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ id: `${departmentId}${String(index).padStart(5, '0')}`, departmentId, urgency: 1, arrivesAt },
    ...{ waitMs: 0, callMs, ending: 'sent' as const },
  }));
}

const sliding = (max: number, per: string): ThrottleRule => ({ type: 'limit', max, per, window: 'sliding' });
const shared = (...rules: ThrottleRule[]) => [{ key: 'shared', departmentId: null, zone: 'Asia/Shanghai', rules }];

/** Posts each department had sent in [from, to). */
function sent(model: DispatchModel, from = START, to = Infinity): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { post, beganAt } of model.sends)
    if (beganAt !== null && beganAt >= from && beganAt < to)
      counts.set(post.departmentId, (counts.get(post.departmentId) ?? 0) + 1);
  return counts;
}

const capArb: fc.Arbitrary<ThrottleRule> = fc.oneof(
  // All at once at the start and again when the window is over, or one after the other.
  fc.record({ max: fc.integer({ min: 2, max: 12 }) }).map(({ max }) => sliding(max, 'PT20M')),
  fc.integer({ min: 90, max: 400 }).map((seconds) => ({ type: 'minGap' as const, gap: `PT${seconds}S` })),
);
const weightArb = fc.integer({ min: 1, max: 10 });
const NAMES = 'abcdefghijkl';
/** The hour's places at the loosest cap. */
const MOST_PLACES = 48;

test('worked example 8: 30 an hour, A of weight 2 and B of weight 1 both backlogged for an hour: 20 and 10', () => {
  for (const posts of [
    [...backlog('a', 60), ...backlog('b', 60)],
    [...backlog('b', 60), ...backlog('a', 60)],
  ]) {
    // The cap lets thirty out an hour, one every two minutes.
    const buckets = shared(sliding(30, 'PT1H'), { type: 'minGap', gap: 'PT2M' });
    const model = new DispatchModel({ posts, buckets, weights: { a: 2, b: 1 } });
    model.runUntil(START + HOUR);
    const counts = sent(model, START, START + HOUR);
    expect([...counts].sort()).toEqual([
      ['a', 20],
      ['b', 10],
    ]);
  }
});

test('the same when the cap lets all thirty out at once', () => {
  const posts = [...backlog('b', 40), ...backlog('a', 40)];
  const model = new DispatchModel({ posts, buckets: shared(sliding(30, 'PT1H')), weights: { a: 2, b: 1 } });
  model.runUntil(START + HOUR - 1);
  expect([...sent(model)].sort()).toEqual([
    ['a', 20],
    ['b', 10],
  ]);
});

test('P4: of up to twelve departments of any weights, each has its weighted share within one post, at every moment of an hour', () => {
  const caseArb = fc.record({
    cap: capArb,
    weights: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 12 }),
    callMs: fc.integer({ max: 9_000, min: 0 }),
    workers: fc.integer({ min: 1, max: 3 }),
  });
  let unlike = 0;
  fc.assert(
    fc.property(caseArb, ({ cap, weights, callMs, workers }) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const named = Object.fromEntries(weights.map((weight, index) => [NAMES[index] ?? '', weight]));
      // Enough for every share of the hour's places, so that all of them wait to its end.
      const posts = Object.entries(named).flatMap(([name, weight]) =>
        backlog(name, Math.ceil((MOST_PLACES * weight) / total) + 3, START, callMs),
      );
      const model = new DispatchModel({ posts, buckets: shared(cap), weights: named, workers });
      model.runUntil(START + HOUR);
      const counts = new Map<string, number>();
      for (const [index, { post }] of model.sends.entries()) {
        counts.set(post.departmentId, (counts.get(post.departmentId) ?? 0) + 1);
        for (const [name, weight] of Object.entries(named)) {
          const off = Math.abs((counts.get(name) ?? 0) - ((index + 1) * weight) / total);
          if (off > 1 + 1e-9) throw new Error(`${name} is ${off} posts from its share after ${index + 1} places`);
        }
      }
      expect(model.sends.length).toBeGreaterThan(5);
      expect(model.sends.length).toBeLessThanOrEqual(MOST_PLACES);
      unlike += weights.length > 2 && Math.max(...weights) >= 5 * Math.min(...weights) ? 1 : 0;
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(unlike).toBeGreaterThan(RUNS / 2);
}, 120_000);

test('P4: of up to five departments that come, pause and come back, no two that wait drift apart by more than two posts of each', () => {
  const caseArb = fc.record({
    cap: capArb,
    departments: fc.array(
      fc.record({
        weight: weightArb,
        // Waves of posts: minutes after the start, and how many.
        waves: fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 6 })), {
          minLength: 1,
          maxLength: 2,
        }),
      }),
      { minLength: 2, maxLength: 5 },
    ),
  });
  let compared = 0;
  fc.assert(
    fc.property(caseArb, ({ cap, departments }) => {
      const weights = Object.fromEntries(departments.map(({ weight }, index) => [NAMES[index], weight]));
      const posts = departments.flatMap(({ waves }, index) =>
        waves.flatMap(([minute, count], wave) =>
          backlog(NAMES[index] ?? '', count, START + minute * MINUTE).map((post) => ({
            ...post,
            id: `${post.id}-${wave}`,
          })),
        ),
      );
      const model = new DispatchModel({ posts, buckets: shared(cap), weights });
      const states: MinuteState[] = [];
      let seen = 0;
      for (let minute = 0; minute <= 60; minute++) {
        model.runUntil(START + minute * MINUTE);
        states.push({
          waiting: new Set(model.waiting.map(({ departmentId }) => departmentId)),
          paused: new Set(model.ranDry.slice(seen).map(({ departmentId }) => departmentId)),
          counts: sent(model),
        });
        seen = model.ranDry.length;
      }
      compared += comparePairs(states, weights);
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(compared).toBeGreaterThan(100 * RUNS);
}, 120_000);

interface MinuteState {
  waiting: Set<string>;
  /** Those that had nothing to send for a moment since the minute before, be it the fifth of a second a claim is taken ahead. */
  paused: Set<string>;
  counts: Map<string, number>;
}

/**
 * Over every stretch in which two departments waited all the time. At both its ends each is less than a post from what it is owed: by
 * definition neither gains more on the other than two posts of each.
 */
function comparePairs(states: MinuteState[], weights: Record<string, number>): number {
  let compared = 0;
  const waits = (name: string, from: number, to: number): boolean =>
    (states[to]?.waiting.has(name) ?? false) && (to === from || !states[to]?.paused.has(name));
  const names = Object.keys(weights);
  for (const a of names)
    for (const b of names.filter((name) => name > a))
      for (let from = 0; from < states.length; from++)
        for (let to = from; waits(a, from, to) && waits(b, from, to); to++) {
          const gained = (name: string): number =>
            ((states[to]?.counts.get(name) ?? 0) - (states[from]?.counts.get(name) ?? 0)) / (weights[name] ?? 1);
          const most = 2 / (weights[a] ?? 1) + 2 / (weights[b] ?? 1);
          const apart = Math.abs(gained(a) - gained(b));
          if (apart > most + 1e-9) throw new Error(`${a} and ${b} are ${apart} turns apart, of ${most} at most`);
          compared += 1;
        }
  return compared;
}

test('a department that queues 5,000 delays the first post of another by nothing but the cap: it takes the next place, or the one after', () => {
  const gap = 7 * SECOND;
  const cameAt = START + 61_300;
  const posts = [...backlog('a', 5_000), ...backlog('b', 3, cameAt)];
  const buckets = shared({ type: 'minGap', gap: 'PT7S' });
  const model = new DispatchModel({ posts, buckets, weights: { a: 1, b: 1 } });
  model.runUntil(cameAt + 6 * gap);
  const at = (department: string) =>
    model.sends.flatMap(({ post, beganAt }) => (post.departmentId === department && beganAt !== null ? [beganAt] : []));
  const before = Math.max(...at('a').filter((time) => time < cameAt));
  // Where both begin their turns at the same instant, who waited longer goes first; from then on they alternate.
  expect(at('b')).toHaveLength(3);
  expect(at('b')[0]).toBeLessThanOrEqual(before + 2 * gap);
  expect(at('b')[2]).toBeLessThanOrEqual(before + 6 * gap);
}, 60_000);
