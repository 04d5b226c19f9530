import type { Backend } from '../../engine/household.js';
import { type Arrival, lateness, throughput } from '../arrivals.js';
import { type Figure, judged, reported } from '../figure.js';
import type { Floor } from '../floor/floor.js';
import { type Ground, QUICK_RUN_MS, type Sizes } from '../ground.js';
import type { Product } from '../product/product.js';
import type { Sides } from '../product/sides.js';
import { quantile } from '../statistics.rules.js';

/** From asking to the slot of the floor's delayed jobs, ms. */
const FLOOR_AHEAD_MS = { full: 1_500, quick: 600 };
/** Fewer would measure nothing. */
const LEAST = 150;

/** How many posts of the product that takes in all. */
export function postsOfPipeline({ sizes: { rounds, warmUp, saturation, burst }, quick }: Ground): number {
  return warmUp + rounds * (quick ? saturation : saturation + burst);
}

/** One round's figures of one side. */
interface Round {
  perSecond: number;
  p99: number;
}

/**
 * Publications per second at saturation and lateness when many are due in the same second, product against floor, in turns: what
 * else the machine does meets both.
 */
export async function measurePipeline(ground: Ground, sides: Sides): Promise<Figure[]> {
  const { backend, floor, product } = sides;
  const { rounds, warmUp } = ground.sizes;
  const slowest = Math.min(
    throughput(await floor.saturate('durable', warmUp)),
    throughput(await dueAtOnce(product, warmUp)),
  );
  const counts = ground.quick ? fitting(ground.sizes, slowest) : ground.sizes;
  const durable: Round[] = [];
  const call: number[] = [];
  const ours: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    durable.push(await floorRound(floor, counts, FLOOR_AHEAD_MS[ground.quick ? 'quick' : 'full']));
    ours.push(await productRound(product, counts, ground.quick));
    if (!ground.quick) call.push(throughput(await floor.saturate('call', counts.saturation)));
    ground.say(`${backend} ${round}/${rounds}: floor ${describe(durable.at(-1))}, product ${describe(ours.at(-1))}`);
  }
  return figures(backend, { durable, call, ours }, counts);
}

type Counts = Pick<Sizes, 'saturation' | 'burst'>;

/** As many as are sent in the time of a quick run. */
function fitting({ saturation, burst }: Counts, perSecond: number): Counts {
  const most = Math.max(LEAST, Math.round((perSecond * QUICK_RUN_MS) / 1_000));
  return { saturation: Math.min(saturation, most), burst: Math.min(burst, most) };
}

async function floorRound(floor: Floor, { saturation, burst }: Counts, aheadMs: number): Promise<Round> {
  const perSecond = throughput(await floor.saturate('durable', saturation));
  const start = Date.now() + aheadMs;
  return { perSecond, p99: p99(await floor.delayed('durable', start, new Array<number>(burst).fill(0))) };
}

async function productRound(product: Product, { saturation, burst }: Counts, quick: boolean): Promise<Round> {
  const saturated = await dueAtOnce(product, saturation);
  return { perSecond: throughput(saturated), p99: p99(quick ? saturated : await dueAtOnce(product, burst)) };
}

async function dueAtOnce(product: Product, count: number): Promise<Arrival[]> {
  return product.arrivals(await product.schedule(new Array<number>(count).fill(0)));
}

function p99(arrivals: Arrival[]): number {
  return quantile(lateness(arrivals), 0.99);
}

function figures(
  backend: Backend,
  { durable, call, ours }: { durable: Round[]; call: number[]; ours: Round[] },
  { saturation, burst }: Counts,
): Figure[] {
  const perSecond = durable.map((round) => round.perSecond);
  const late = durable.map((round) => round.p99);
  const ratio = (own: number, floor: number | undefined): number => own / (floor ?? Number.NaN);
  return [
    judged(`pipeline.ratio.${backend}`, {
      values: ours.map((round, n) => ratio(round.perSecond, perSecond[n])),
      floors: perSecond,
      floorUnit: '/s durable',
      note: `${saturation} due at once`,
    }),
    judged(`burst1000.p99.ratio.${backend}`, {
      values: ours.map((round, n) => ratio(round.p99, late[n])),
      floors: late,
      floorUnit: 'ms durable',
      ...(burst === 1_000 ? {} : { note: `${burst} instead of 1000` }),
    }),
    ...(call.length === 0
      ? []
      : [
          reported(`pipeline.call.ratio.${backend}`, 'higher', {
            values: ours.map((round, n) => ratio(round.perSecond, call[n])),
            floors: call,
            floorUnit: '/s call alone',
          }),
        ]),
    reported(`pipeline.perSecond.${backend}`, 'higher', { values: ours.map((round) => round.perSecond) }),
    reported(`burst1000.p99.ms.${backend}`, 'lower', { values: ours.map((round) => round.p99) }),
  ];
}

function describe(round: Round | undefined): string {
  return round ? `${Math.round(round.perSecond)}/s, p99 ${round.p99} ms` : '';
}
