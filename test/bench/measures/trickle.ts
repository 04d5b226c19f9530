import { lateness } from '../arrivals.js';
import { type Figure, judged, reported } from '../figure.js';
import type { Ground } from '../ground.js';
import type { Sides } from '../product/sides.js';
import { quantile } from '../statistics.rules.js';

/** From asking to the first slot. */
const AHEAD_MS = 3_000;

/**
 * Lateness when one is due each second or so, against delayed jobs that do nothing but the call. Both at the same time, half a step
 * apart: neither has enough to do to be in the other's way.
 */
export async function measureTrickle({ sizes, say }: Ground, { backend, product, floor }: Sides): Promise<Figure[]> {
  const { jobs, everyMs } = sizes.trickle;
  const ours: number[][] = [];
  const raw: number[][] = [];
  for (let round = 1; round <= sizes.rounds; round += 1) {
    const start = Date.now() + AHEAD_MS;
    const offsets = Array.from({ length: jobs }, (_, n) => n * everyMs);
    const [own, bare] = await Promise.all([
      product.schedule(start, offsets).then((expected) => product.arrivals(expected)),
      floor.delayed('call', start + Math.round(everyMs / 2), offsets),
    ]);
    ours.push(lateness(own));
    raw.push(lateness(bare));
    say(`${backend} trickle ${round}/${sizes.rounds}: product ${show(ours.at(-1))}, raw job ${show(raw.at(-1))}`);
  }
  const figures = [figure(0.5), figure(0.99)];
  if (backend === 'postgres')
    return figures.map(({ q, ...measured }) => judged(`trickle.p${q}.extraMs.postgres`, measured));
  return figures.map(({ q, ...measured }) => reported(`trickle.p${q}.extraMs.${backend}`, 'lower', measured));

  function figure(share: number) {
    const floors = raw.map((late) => quantile(late, share));
    const values = ours.map((late, n) => quantile(late, share) - (floors[n] ?? Number.NaN));
    return {
      q: (share * 100) as 50 | 99,
      values,
      floors,
      floorUnit: 'ms raw job',
      note: `${jobs} every ${everyMs} ms`,
    };
  }
}

function show(late: number[] = []): string {
  return `p50 ${quantile(late, 0.5)} p99 ${quantile(late, 0.99)} ms`;
}
