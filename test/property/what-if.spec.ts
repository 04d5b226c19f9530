import fc from 'fast-check';
import type { Bucket } from '../../src/schedule/planner/bucket.rules.js';
import { planInOrder, type ThrottleRule } from '../../src/schedule/planner/planner.rules.js';
import { appliesTo, type PolicyFacts, type SpeakingScope } from '../../src/schedule/throttle/bucket-scope.rules.js';
import { explainMoves } from '../../src/schedule/whatif/explain-moves.rules.js';
import { byWaiting, type CopiedPublication, type PlanCopy } from '../../src/schedule/whatif/plan-copy.rules.js';
import { type PlanDifference, planDifference } from '../../src/schedule/whatif/plan-difference.rules.js';
import { type Replanned, replan } from '../../src/schedule/whatif/replan.rules.js';
import { breaks, scan } from './planner-oracle.rules.js';

const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);
const SEED = Number(process.env.FUZZ_SEED ?? 20260716);
const MINUTE = 60_000;
/** A Friday evening in Shanghai: a weekend and the closing hour are near. */
const NOW = Date.parse('2026-07-17T10:00:00Z');
const ZONE = 'Asia/Shanghai';
/** Own-site accounts: no platform cap stands beside the policies. */
const SPEAKERS: SpeakingScope[] = [
  { departmentId: 'bureau', path: ['bureau'], accountId: 'one', channel: 'web' },
  { departmentId: 'school', path: ['bureau', 'school'], accountId: 'one', channel: 'web' },
  { departmentId: 'school', path: ['bureau', 'school'], accountId: 'two', channel: 'web' },
];

function ended<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const ruleArb: fc.Arbitrary<ThrottleRule> = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((gap) => ({ type: 'minGap' as const, gap: `PT${gap}M` })),
  fc
    .record({ max: fc.integer({ min: 1, max: 3 }), per: fc.integer({ min: 5, max: 90 }) })
    .map(({ max, per }) => ({ type: 'limit' as const, max, per: `PT${per}M`, window: 'sliding' as const })),
  fc
    .integer({ min: 1, max: 4 })
    .map((max) => ({ type: 'limit' as const, max, per: 'day' as const, window: 'calendar' as const })),
  fc.constantFrom<ThrottleRule>(
    { type: 'hours', workday: ['08:00-18:30'], weekend: ['10:00-11:00'] },
    { type: 'hours', workday: ['18:00-02:00'], weekend: ['00:00-24:00'], holiday: [] },
    // With others next to nothing is left, or nothing at all.
    { type: 'hours', workday: ['18:30-19:00'], weekend: ['11:00-12:00'] },
    { type: 'hours', workday: ['02:00-02:30'], weekend: [] },
  ),
);
const policyArb = fc.record({
  departmentId: fc.constantFrom('bureau', 'school', null),
  spread: fc.constantFrom('each' as const, 'shared' as const),
  accountId: fc.constantFrom('one', null),
  rules: fc.array(ruleArb, { minLength: 1, maxLength: 2 }),
});
const publicationArb = fc.record({
  speaker: fc.integer({ min: 0, max: SPEAKERS.length - 1 }),
  urgent: fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0),
  firstSlot: fc.integer({ min: -30, max: 180 }).map((minutes) => NOW + minutes * MINUTE),
  wish: fc.integer({ min: -30, max: 120 }).map((minutes) => NOW + minutes * MINUTE),
  opens: fc.integer({ min: -60, max: 60 }),
  lasts: fc.constantFrom(120, 1440, 3 * 1440),
  page: fc.option(fc.nat(), { nil: null }),
});
const copyArb: fc.Arbitrary<PlanCopy> = fc
  .record({
    policies: fc.array(policyArb, { maxLength: 3 }),
    publications: fc.array(publicationArb, { maxLength: 8 }),
    blackout: fc.option(fc.integer({ min: -60, max: 120 }), { nil: null }),
    sends: fc.array(
      fc.record({
        speaker: fc.integer({ min: 0, max: 2 }),
        minute: fc.integer({ min: -90, max: 0 }),
        keptFor: fc.option(fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 2 }), { nil: null }),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ policies, publications, blackout, sends }) => ({
    now: NOW,
    speakers: SPEAKERS,
    sends: sends.map(({ speaker, minute, keptFor }) => {
      const begin = NOW + minute * MINUTE;
      const send = { speaker, begin, end: begin };
      return keptFor === null ? send : { ...send, keptFor: keptFor.map((index) => `id${index}`) };
    }),
    policies: policies.map((policy, index) => ({
      ...policy,
      id: `p${index}`,
      name: `p${index}`,
      channel: null,
      zone: ZONE,
    })),
    blackouts:
      blackout === null
        ? []
        : [
            {
              ...{ id: 'b', name: 'b', departmentId: null, channel: null, accountId: null, mode: 'shift' as const },
              startsAt: new Date(NOW + blackout * MINUTE),
              endsAt: new Date(NOW + (blackout + 45) * MINUTE),
            },
          ],
    dayClasses: {},
    zone: ZONE,
    publications: publications
      .map(({ opens, lasts, page, ...facts }, index) => ({
        ...facts,
        id: `id${index}`,
        slot: facts.firstSlot,
        windowFrom: NOW + opens * MINUTE,
        windowTo: NOW + (opens + lasts) * MINUTE,
        // A page is older than what links to it: no rings.
        dependsOn: page === null || index === 0 ? null : `id${page % index}`,
        pageSlot: null,
      }))
      .sort(byWaiting),
  }));

/** Half a minute: every figure lies on whole minutes, so that each rule answers the same at all instants between two of them. */
const STEP = MINUTE / 2;

/** Everything again from the definition: one after the other, each looked for step by step among all that was placed before. */
function planByHand(copy: PlanCopy): { placed: Map<string, number | null>; because: Map<string, readonly string[]> } {
  const placed = new Map<string, number | null>();
  const because = new Map<string, readonly string[]>();
  const byId = new Map(copy.publications.map((publication) => [publication.id, publication]));
  const place = (publication: CopiedPublication): void => {
    if (placed.has(publication.id)) return;
    const page = publication.dependsOn === null ? undefined : byId.get(publication.dependsOn);
    if (page) place(page);
    const pageSlot = page ? placed.get(page.id) : 0;
    const to = copy.speakers[publication.speaker] as SpeakingScope;
    const matching = copy.policies.filter((policy) => appliesTo(policy, to));
    const passes = (policy: PolicyFacts): boolean => publication.urgent && isOfDepartment(policy);
    const inHand = (policy: PolicyFacts): Bucket => bucketByHand(copy, policy, { ...to, id: publication.id }, placed);
    const buckets = matching.filter((policy) => !passes(policy)).map(inHand);
    for (const { startsAt, endsAt } of copy.blackouts)
      buckets.push({
        ...{ key: 'b', zone: ZONE, sent: [], planned: [] },
        rules: [{ type: 'blackout', from: startsAt.toISOString(), to: endsAt.toISOString(), mode: 'shift' }],
      });
    const start = Math.max(publication.wish, copy.now, publication.windowFrom, pageSlot ?? 0);
    const steps = Math.max(0, (publication.windowTo - start) / STEP);
    const found = scan(buckets, start, STEP, steps);
    const passed = matching
      .filter(passes)
      .map(inHand)
      .flatMap((bucket) =>
        bucket.rules.flatMap((rule, index) =>
          found.slot !== null && breaks(rule, bucket, found.slot) ? [`${bucket.key}:${index}`] : [],
        ),
      );
    because.set(publication.id, [...found.because, ...passed]);
    placed.set(publication.id, pageSlot === null ? null : found.slot);
  };
  copy.publications.forEach(place);
  return { placed, because };
}

/** A department's rule, which an urgent post goes past; others guard an account, a channel or everything. */
const isOfDepartment = ({ departmentId, spread }: PolicyFacts): boolean => departmentId !== null || spread === 'each';

/** Who draws on a policy's bucket with this speaker: the same department where each has its own, else everybody it applies to. */
function bucketByHand(
  copy: PlanCopy,
  policy: PolicyFacts,
  to: SpeakingScope & { id: string },
  placed: Map<string, number | null>,
): Bucket {
  const draws = (speaker: number): boolean => {
    const other = copy.speakers[speaker] as SpeakingScope;
    return appliesTo(policy, other) && (policy.spread === 'shared' || other.departmentId === to.departmentId);
  };
  // Who goes first on an account that departments share is decided at the claim: there each sees its own queue alone.
  const isQueueOfEach = !isOfDepartment(policy) && policy.accountId !== null;
  return {
    key: policy.id,
    zone: policy.zone,
    rules: policy.rules,
    // A place that is kept for it is not in its own way; it is in everybody else's.
    sent: copy.sends.filter(({ speaker, keptFor }) => draws(speaker) && !keptFor?.includes(to.id)),
    planned: copy.publications.flatMap(({ id, speaker }) => {
      const isAhead = draws(speaker) && (!isQueueOfEach || copy.speakers[speaker]?.departmentId === to.departmentId);
      return isAhead ? (placed.get(id) ?? []) : [];
    }),
  };
}

const slotsOf = (copy: PlanCopy, plan: Replanned): Map<string, number | null> =>
  new Map(
    copy.publications.map(({ id }, index) => {
      const slot = plan.slots[index] as number;
      return [id, Number.isNaN(slot) ? null : slot];
    }),
  );
const compared = (copy: PlanCopy, plan: Replanned): PlanDifference =>
  ended(planDifference(copy, plan, (departmentId) => departmentId === 'school'));

describe('a plan made anew', () => {
  it('places each publication where a plain search step by step, in the same order, does', () => {
    fc.assert(
      fc.property(copyArb, (copy) => {
        const placed = slotsOf(copy, ended(replan(copy)));
        expect([...placed].sort()).toEqual([...planByHand(copy).placed].sort());
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 120_000);

  it('names for each publication the very rules that refused a second before its slot when its turn came, or that it went past', () => {
    fc.assert(
      fc.property(copyArb, (copy) => {
        const plan = ended(replan(copy));
        const { because } = planByHand(copy);
        const explained = ended(explainMoves(copy, plan, [...copy.publications.keys()]));
        for (const [index, { id }] of copy.publications.entries()) {
          const lost = Number.isNaN(plan.slots[index] as number);
          expect(explained.get(index)?.impossible !== null).toBe(lost);
          // `policy:p0:school`, `policy:p0`, `blackout:b`
          const rules = explained.get(index)?.because.filter(({ policy }) => policy !== undefined) ?? [];
          if (!lost)
            expect(rules.map(({ policy, rule }) => `${policy?.split(':')[1]}:${rule}`)).toEqual(because.get(id));
        }
      }),
      { numRuns: RUNS / 4, seed: SEED },
    );
  }, 60_000);

  it('explains a publication on a page of many as it does alone', () => {
    fc.assert(
      fc.property(copyArb, (copy) => {
        const plan = ended(replan(copy));
        const all = [...copy.publications.keys()];
        const together = ended(explainMoves(copy, plan, all));
        for (const index of all)
          expect(ended(explainMoves(copy, plan, [index])).get(index)).toEqual(together.get(index));
      }),
      { numRuns: RUNS / 10, seed: SEED },
    );
  });

  it('moves nothing when the rules stay and the plan was made by the planner without gaps', () => {
    fc.assert(
      fc.property(
        policyArb,
        fc.array(fc.integer({ min: 0, max: 240 }), { minLength: 1, maxLength: 12 }),
        ({ rules }, minutes) => {
          const wishes = minutes.map((minute) => NOW + minute * MINUTE);
          const bucket = { key: 'p', zone: ZONE, rules, sent: [], planned: [] };
          const slots = planInOrder({ buckets: [bucket], now: NOW, wishes }).map(({ slot }) => slot);
          if (slots.includes(null)) return;
          const policy = { departmentId: null, spread: 'shared' as const, channel: null, accountId: null, zone: ZONE };
          const copy: PlanCopy = {
            ...{ now: NOW, speakers: SPEAKERS, sends: [], blackouts: [], dayClasses: {}, zone: ZONE },
            policies: [{ id: 'p', name: 'p', rules, ...policy }],
            publications: wishes
              .map((wish, index) => {
                const slot = slots[index] ?? NaN;
                return {
                  ...{ id: `id${index}`, speaker: 0, urgent: false, firstSlot: slot, slot, wish },
                  ...{ windowFrom: NOW, windowTo: NOW + 400 * 1440 * MINUTE, dependsOn: null, pageSlot: null },
                };
              })
              .sort(byWaiting),
          };
          const plan = ended(replan(copy));
          expect([...plan.slots]).toEqual(copy.publications.map(({ slot }) => slot));
        },
      ),
      { numRuns: RUNS, seed: SEED },
    );
  }, 60_000);

  it('counts every publication once, and shows those of other departments as figures alone', () => {
    fc.assert(
      fc.property(copyArb, (copy) => {
        const plan = ended(replan(copy));
        const difference = compared(copy, plan);
        const { planned, unchanged, earlier, later, moved, impossible, notShown, days } = difference;
        expect(planned + notShown.planned).toBe(copy.publications.length);
        expect(unchanged + moved.length + impossible.length).toBe(planned);
        expect(earlier + later).toBe(moved.length);
        expect(days.reduce((sum, day) => sum + day.before, 0)).toBe(planned);
        expect(days.reduce((sum, day) => sum + day.after, 0)).toBe(planned - impossible.length);
        for (const index of [...moved, ...impossible, ...difference.held])
          expect(SPEAKERS[copy.publications[index]?.speaker ?? 0]?.departmentId).toBe('school');
      }),
      { numRuns: RUNS / 10, seed: SEED },
    );
  });
});
