import fc from 'fast-check';
import type { Bucket } from '../../../src/schedule/planner/bucket.rules.js';
import type { ThrottleRule } from '../../../src/schedule/planner/throttle-rule.rules.js';
import { breaks } from '../planner-oracle.rules.js';
import { DispatchModel, LONGEST_CALL_MS } from './dispatch-model.js';
import type { ModelPlan, ModelPost } from './model-plan.js';

const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);
const SEED = Number(process.env.FUZZ_SEED ?? 20260719);
const SECOND = 1000;
/** Some minutes before a Shanghai midnight, at which calendar periods begin anew. */
const START = Date.parse('2026-07-17T15:55:00Z');
const LOOKED_AT_S = 600;

const ruleArb: fc.Arbitrary<ThrottleRule> = fc.oneof(
  fc
    .record({ max: fc.integer({ min: 1, max: 4 }), per: fc.integer({ min: 2, max: 240 }) })
    .map(({ max, per }) => ({ type: 'limit' as const, max, per: `PT${per}S`, window: 'sliding' as const })),
  fc.integer({ min: 1, max: 90 }).map((gap) => ({ type: 'minGap' as const, gap: `PT${gap}S` })),
  fc
    .integer({ min: 1, max: 8 })
    .map((max) => ({ type: 'limit' as const, max, per: 'day' as const, window: 'calendar' as const })),
  fc.integer({ min: 1, max: 3 }).map((max) => ({ type: 'maxInFlight' as const, max })),
  fc.constant<ThrottleRule>({ type: 'hours', weekend: ['00:01-24:00'], workday: ['23:55-24:00'] }),
);

const postArb = fc.record({
  departmentId: fc.constantFrom('a', 'b', 'c'),
  urgency: fc.constantFrom(0, 1, 1, 1, 1),
  arrivesAt: fc.integer({ min: 0, max: 300 * SECOND }).map((ms) => START + ms),
  waitMs: fc.constant(0),
  callMs: fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: LONGEST_CALL_MS })),
  ending: fc.constantFrom<ModelPost['ending']>('sent', 'sent', 'sent', 'sent', 'rejected', 'released'),
});

const planArb: fc.Arbitrary<ModelPlan> = fc
  .record({
    shared: fc.array(ruleArb, { minLength: 1, maxLength: 2 }),
    own: fc.array(ruleArb, { maxLength: 2 }),
    posts: fc.array(postArb, { minLength: 3, maxLength: 16 }),
    places: fc.oneof(fc.constant(50), fc.integer({ min: 2, max: 6 })),
    workers: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ shared, own, posts, places, workers }) => ({
    places,
    workers,
    posts: posts.map((post, index) => ({ ...post, id: `p${String(index).padStart(2, '0')}` })),
    buckets: [
      { key: 'shared', departmentId: null, zone: 'Asia/Shanghai', rules: shared },
      { key: 'own', departmentId: 'a', zone: 'Asia/Shanghai', rules: own },
    ],
  }));

/** Whether the definition of every rule lets a post leave now, by the ledger alone. */
function mayLeave(model: DispatchModel, { buckets }: ModelPlan, post: ModelPost): boolean {
  return buckets
    .filter(({ departmentId }) => departmentId === null || departmentId === post.departmentId)
    .every((bucket) => {
      const sends = model.sentIn(bucket);
      const open = sends.filter(({ end }) => end === null || end > model.now);
      const sent = sends.map(({ begin, end }) => ({ begin, end: Math.min(end ?? model.now, model.now) }));
      const ledger: Bucket = { ...bucket, sent, planned: [] };
      return bucket.rules.every((rule) =>
        rule.type === 'maxInFlight' ? open.length < rule.max : !breaks(rule, ledger, model.now),
      );
    });
}

test('P3: while something is due and legal, the next send begins within one second of becoming legal', () => {
  let waits = 0;
  let slipped = 0;
  fc.assert(
    fc.property(planArb, (plan) => {
      const model = new DispatchModel(plan);
      let legal: string[] = [];
      let sends = 0;
      for (let second = 0; second <= LOOKED_AT_S; second++) {
        model.runUntil(START + second * SECOND);
        if (legal.length > 0 && model.sends.length === sends)
          throw new Error(`${legal.join()} may leave since second ${second - 1}, and nothing has begun`);
        sends = model.sends.length;
        slipped += model.waiting.length;
        legal =
          model.room === 0 ? [] : model.waiting.filter(({ post }) => mayLeave(model, plan, post)).map(({ id }) => id);
        waits += legal.length > 0 ? 1 : 0;
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
  // Otherwise the property says little: posts waited for places, and places that came free between two slots were used.
  expect(slipped).toBeGreaterThan(100 * RUNS);
  expect(waits).toBeGreaterThan(RUNS / 50);
});
