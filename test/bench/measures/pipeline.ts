import type { Backend } from '../../engine/household.js';
import { type Arrival, lateness, throughput } from '../arrivals.js';
import { type Figure, judged, reported } from '../figure.js';
import type { Floor } from '../floor/floor.js';
import type { FloorKind } from '../floor/floor-job.js';
import type { Ground, Sizes } from '../ground.js';
import type { Product } from '../product/product.js';
import type { Sides } from '../product/sides.js';
import { quantile } from '../statistics.rules.js';

/** From asking to the slot: the worker knows of it, the alarms are in the queue. */
const AHEAD_MS = 3_000;
const FLOOR_AHEAD_MS = 1_500;
/** Sent before anything counts: compiled code, open connections, warm caches. */
const WARM_UP = 200;

/** How many posts of the product that takes in all. */
export function postsOfPipeline({ rounds, saturation, burst }: Sizes): number {
  return WARM_UP + rounds * (saturation + burst);
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
export async function measurePipeline(ground: Ground, { backend, product, floor }: Sides): Promise<Figure[]> {
  const { rounds, saturation, burst } = ground.sizes;
  await floor.saturate('durable', WARM_UP);
  await dueAtOnce(product, WARM_UP);
  const durable: Round[] = [];
  const call: number[] = [];
  const ours: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    durable.push(await floorRound(floor, 'durable', saturation, burst));
    ours.push(await productRound(product, saturation, burst));
    call.push(throughput(await floor.saturate('call', saturation)));
    ground.say(`${backend} ${round}/${rounds}: ${describe(durable.at(-1))}, product ${describe(ours.at(-1))}`);
  }
  return figures(backend, { durable, call, ours }, ground);
}

async function floorRound(floor: Floor, kind: FloorKind, saturation: number, burst: number): Promise<Round> {
  const perSecond = throughput(await floor.saturate(kind, saturation));
  const start = Date.now() + FLOOR_AHEAD_MS;
  return { perSecond, p99: p99(await floor.delayed(kind, start, new Array<number>(burst).fill(0))) };
}

async function productRound(product: Product, saturation: number, burst: number): Promise<Round> {
  const perSecond = throughput(await dueAtOnce(product, saturation));
  return { perSecond, p99: p99(await dueAtOnce(product, burst)) };
}

async function dueAtOnce(product: Product, count: number): Promise<Arrival[]> {
  return product.arrivals(await product.schedule(Date.now() + AHEAD_MS, new Array<number>(count).fill(0)));
}

function p99(arrivals: Arrival[]): number {
  return quantile(lateness(arrivals), 0.99);
}

function figures(
  backend: Backend,
  { durable, call, ours }: { durable: Round[]; call: number[]; ours: Round[] },
  { sizes: { saturation, burst } }: Ground,
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
    reported(`pipeline.call.ratio.${backend}`, 'higher', {
      values: ours.map((round, n) => ratio(round.perSecond, call[n])),
      floors: call,
      floorUnit: '/s call alone',
    }),
    reported(`pipeline.perSecond.${backend}`, 'higher', { values: ours.map((round) => round.perSecond) }),
    reported(`burst1000.p99.ms.${backend}`, 'lower', { values: ours.map((round) => round.p99) }),
  ];
}

function describe(round: Round | undefined): string {
  return round ? `${Math.round(round.perSecond)}/s, p99 ${round.p99} ms` : '';
}
