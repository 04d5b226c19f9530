import fc from 'fast-check';
import { FairQueue } from '../../../src/schedule/fairness/fair-queue.rules.js';
import { offerPlaces } from '../../../src/schedule/fairness/turn-order.rules.js';
import { type Share, Shares } from './fair-order.rules.js';

const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);
const SEED = Number(process.env.FUZZ_SEED ?? 20260722);
/** What adding up fractions leaves. */
const TRACE = 1e-6;

const weightArb = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constantFrom(1, 1, 10, 20));
const weightsArb = fc.array(weightArb, { minLength: 2, maxLength: 12 });

/** What is kept between two rounds, as in the database. */
class KeptTurns {
  private kept = { turn: 0, opens: new Map<string, number>() };

  constructor(private readonly weights: readonly number[]) {}

  /** Opens the queue for a round, lets it give places, and keeps what it says. */
  round(waiting: ReadonlyMap<string, number>, give: (queue: FairQueue) => void): void {
    const standings = this.weights.map((weight, index) => ({
      ...{ departmentId: String(index), weight },
      opens: this.kept.opens.get(String(index)) ?? null,
    }));
    const queue = new FairQueue(this.kept.turn, standings, waiting);
    give(queue);
    this.kept = queue.isOver ? { turn: 0, opens: new Map<string, number>() } : queue.standing();
  }
}

/** Whose turn it is of those who wait; where turns are the same, of the first named. */
function nextOf(queue: FairQueue, ids: Iterable<string>, urgent: string | null = null): string {
  for (const [bySlot, departmentId] of [...ids].entries())
    queue.lead({ departmentId, urgency: departmentId === urgent ? 0 : 1, bySlot });
  return queue.next()?.departmentId ?? '';
}

test('P4: of up to twelve departments of any weights that all wait, each has its weighted share within one post, at every moment', () => {
  const caseArb = fc.record({
    weights: weightsArb,
    rounds: fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 12 }),
  });
  let unlike = 0;
  fc.assert(
    fc.property(caseArb, ({ weights, rounds }) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const everybody = weights.map((_, index) => String(index));
      const had = weights.map(() => 0);
      const turns = new KeptTurns(weights);
      let places = 0;
      for (const count of rounds)
        turns.round(new Map(weights.map((_, index) => [String(index), 1_000])), (queue) => {
          for (let n = 0; n < count; n++) {
            const departmentId = nextOf(queue, everybody);
            queue.give(departmentId);
            had[Number(departmentId)] = (had[Number(departmentId)] ?? 0) + 1;
            places += 1;
            for (const [index, weight] of weights.entries()) {
              const off = Math.abs((had[index] ?? 0) - (places * weight) / total);
              if (off > 1 + TRACE) throw new Error(`${index} is ${off} posts from its share after ${places} places`);
            }
          }
        });
      unlike += Math.max(...weights) >= 5 * Math.min(...weights) && weights.length > 2 ? 1 : 0;
    }),
    { seed: SEED, numRuns: RUNS },
  );
  // Where start-time fair queueing does not hold.
  expect(unlike).toBeGreaterThan(RUNS / 2);
});

/** What happens before a round, by department: posts that come, and posts that are taken off the schedule. */
const changesArb = fc.array(
  fc.record({ come: fc.constantFrom(0, 0, 0, 1, 2, 3, 9), go: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 9) }),
  { minLength: 12, maxLength: 12 },
);
const livesArb = fc.record({
  weights: weightsArb,
  rounds: fc.array(fc.record({ changes: changesArb, places: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 5,
    maxLength: 30,
  }),
});

test('P4: departments that come, pause, leave and come back are never more than one post from what they are owed, counted by its definition', () => {
  let looks = 0;
  let back = 0;
  fc.assert(
    fc.property(livesArb, ({ weights, rounds }) => {
      const turns = new KeptTurns(weights);
      const waiting = new Map<string, number>();
      const owed = new Map<string, Share>(weights.map((weight, index) => [String(index), { weight, owed: 0 }]));
      const shares = new Shares(owed);
      const present = (): Set<string> => new Set([...waiting].flatMap(([id, count]) => (count > 0 ? [id] : [])));
      for (const { changes, places } of rounds) {
        weights.forEach((_, index) => {
          const { come = 0, go = 0 } = changes[index] ?? {};
          waiting.set(String(index), Math.max(0, (waiting.get(String(index)) ?? 0) + come - go));
        });
        if (present().size === 0) continue;
        for (const [id, { owed: before }] of owed) back += present().has(id) && before < -TRACE ? 1 : 0;
        turns.round(new Map(waiting), (queue) => {
          for (let n = 0; n < places && present().size > 0; n++) {
            const departmentId = nextOf(queue, present());
            // Who does not wait for this place is owed nothing any more.
            for (const [id, share] of owed) if (!present().has(id)) share.owed = Math.min(0, share.owed);
            shares.wake(present());
            queue.give(departmentId);
            shares.give(departmentId, present());
            waiting.set(departmentId, (waiting.get(departmentId) ?? 0) - 1);
            for (const [id, share] of owed) {
              if (Math.abs(share.owed) > 1 + TRACE) throw new Error(`${id} is owed ${share.owed}`);
              looks += 1;
            }
          }
        });
        if (present().size === 0) for (const share of owed.values()) share.owed = 0;
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(looks).toBeGreaterThan(100 * RUNS);
  // Otherwise it says little: some came back ahead of their share.
  expect(back).toBeGreaterThan(RUNS);
});

test('P4: an urgent post goes at once and is paid back: nobody is further from the share than one post and the urgent ones', () => {
  const caseArb = fc.record({
    weights: weightsArb,
    urgent: fc.array(fc.option(fc.integer({ min: 0, max: 11 }), { freq: 4 }), { minLength: 20, maxLength: 80 }),
  });
  let paidBack = 0;
  fc.assert(
    fc.property(caseArb, ({ weights, urgent }) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const everybody = weights.map((_, index) => String(index));
      const had = weights.map(() => 0);
      let hurried = 0;
      const furthest = (places: number): number =>
        Math.max(...weights.map((weight, index) => Math.abs((had[index] ?? 0) - (places * weight) / total)));
      new KeptTurns(weights).round(new Map(weights.map((_, index) => [String(index), 10_000])), (queue) => {
        const place = (hurry: number | null): void => {
          const departmentId = nextOf(queue, everybody, hurry === null ? null : String(hurry));
          if (hurry !== null) expect(departmentId).toBe(String(hurry));
          queue.give(departmentId);
          had[Number(departmentId)] = (had[Number(departmentId)] ?? 0) + 1;
        };
        urgent.forEach((one, index) => {
          const hurry = one === null || one >= weights.length ? null : one;
          if (hurry !== null) hurried += 1;
          place(hurry);
          expect(furthest(index + 1)).toBeLessThanOrEqual(1 + hurried + TRACE);
        });
        // From then on nothing is urgent, and every share comes back to within one post.
        for (let n = 0; n < hurried * total; n++) place(null);
        expect(furthest(urgent.length + hurried * total)).toBeLessThanOrEqual(1 + TRACE);
        paidBack += hurried;
      });
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(paidBack).toBeGreaterThan(RUNS);
});

test('P5: the same posts are offered places in the same order, however departments and counts are listed', () => {
  const postArb = fc.record({ accountId: fc.constantFrom('x', 'y'), departmentId: fc.nat({ max: 11 }).map(String) });
  const caseArb = fc
    .record({
      weights: fc.array(weightArb, { minLength: 12, maxLength: 12 }),
      opens: fc.array(fc.option(fc.integer({ min: 0, max: 40 })), { minLength: 12, maxLength: 12 }),
      turn: fc.integer({ min: 0, max: 40 }),
      posts: fc.array(postArb, { minLength: 1, maxLength: 60 }),
      urgent: fc.nat({ max: 5 }),
    })
    .chain((given) =>
      fc.record({
        given: fc.constant(given),
        order: fc.shuffledSubarray([...given.weights.keys()], { minLength: 12 }),
      }),
    );
  fc.assert(
    fc.property(caseArb, ({ given, order }) => {
      const posts = given.posts.map((post, index) => ({ ...post, urgency: index < given.urgent ? 0 : 1, index }));
      const offered = (departments: readonly number[]): number[] => {
        const queues = ['x', 'y'].map((account) => {
          const counts = departments.map((id) => {
            const its = posts.filter((post) => post.accountId === account && post.departmentId === String(id));
            return [String(id), its.length] as const;
          });
          const standings = departments.map((id) => {
            const opens = given.opens[id] ?? null;
            return {
              ...{ departmentId: String(id), weight: given.weights[id] ?? 1 },
              opens: opens === null ? null : opens / 7,
            };
          });
          return [account, new FairQueue(given.turn / 7, standings, new Map(counts))] as const;
        });
        return offerPlaces(posts, posts.length, new Map(queues)).map(({ index }) => index);
      };
      const first = offered([...given.weights.keys()]);
      expect(offered(order)).toEqual(first);
      // Nobody is left out, and nobody is named twice.
      expect([...first].sort((a, b) => a - b)).toEqual(posts.map(({ index }) => index));
    }),
    { seed: SEED, numRuns: RUNS },
  );
});
