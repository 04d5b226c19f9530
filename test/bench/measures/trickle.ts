import { lateness } from '../arrivals.js';
import { type Figure, judged, reported } from '../figure.js';
import type { Ground } from '../ground.js';
import type { Sides } from '../product/sides.js';
import { quantile } from '../statistics.rules.js';

/**
 * Lateness when one is due each second or so, against delayed jobs that do nothing but the call. Both at the same time, half a step
 * apart: neither has enough to do to be in the other's way.
 */
export async function measureTrickle({ sizes, say }: Ground, { backend, product, floor }: Sides): Promise<Figure[]> {
  const { jobs, everyMs } = sizes.trickle;
  const offsets = Array.from({ length: jobs * sizes.rounds }, (_, n) => n * everyMs);
  const expected = await product.schedule(offsets);
  const start = expected[0]?.dueAt ?? Number.NaN;
  const [own, bare] = await Promise.all([
    product.arrivals(expected),
    floor.delayed(
      'call',
      start,
      offsets.map((offset) => offset + Math.round(everyMs / 2)),
    ),
  ]);
  const ours = inRounds(lateness(own), jobs);
  const raw = inRounds(lateness(bare), jobs);
  ours.forEach((late, n) => say(`${backend} trickle ${n + 1}: product ${show(late)}, raw job ${show(raw[n])}`));
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

/** One stretch of time for each round. */
function inRounds(late: number[], jobs: number): number[][] {
  return Array.from({ length: late.length / jobs }, (_, n) => late.slice(n * jobs, (n + 1) * jobs));
}

function show(late: number[] = []): string {
  return `p50 ${quantile(late, 0.5)} p99 ${quantile(late, 0.99)} ms`;
}
