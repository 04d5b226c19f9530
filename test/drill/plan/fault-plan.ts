import type { Appointment } from '../worker/orders.js';
import { KILL_POINTS } from '../worker/kill-points.js';
import type { DrillScale } from './drill-scale.js';
import { SeededRandom } from './seeded-random.js';

/** What becomes of one worker process. Times in ms from when it is ready. */
export interface Fate {
  appointment: Appointment | null;
  /** It is stopped for `forMs`, beyond its claims' life, and woken; with its lease cut it counts as dead meanwhile. */
  stop: { afterMs: number; forMs: number; cutLease: boolean } | null;
  /** Its wall clock is stepped by so much. */
  clockStepMs: number;
  /** Each begin takes so much longer. */
  slowBeginMs: number;
  /** It is killed by then if it has not died by itself. */
  killAfterMs: number;
}

/** Something that happens to everybody. `at`: share of the storm, [0, 1). */
export type Weather = { at: number } & (
  | { kind: 'platform-fault'; spec: Record<string, unknown> }
  | { kind: 'tokens-end'; how: 'expired' | 'replaced' }
  | { kind: 'weibo-token-ends' }
  | { kind: 'queue-lost' }
  | { kind: 'queue-restarts' }
  | { kind: 'database-restarts' }
  | { kind: 'freeze'; forMs: number; channel: 'weibo' | 'wechat' | null; department: number }
  | { kind: 'policy'; max: number }
  | { kind: 'approvals-voided'; count: number }
  | { kind: 'rows-tampered'; count: number }
);

export interface FaultPlan {
  /** In the order in which workers are started. */
  fates: Fate[];
  weather: Weather[];
}

/** Everything that will go wrong, from the seed alone. */
export function planFaults(seed: number, scale: DrillScale): FaultPlan {
  const random = new SeededRandom(seed);
  // The least number of kills, and some for those who are stopped when the storm ends.
  const fates = Array.from({ length: Math.ceil(scale.kills * 1.1) + scale.workers }, (_, n) => fate(random, scale, n));
  return { fates, weather: weatherOf(random, scale).sort((a, b) => a.at - b.at) };
}

function fate(random: SeededRandom, scale: DrillScale, number: number): Fate {
  const life = (scale.stormMs * scale.workers * 0.5) / Math.max(1, scale.kills);
  const byAppointment = random.chance(0.6);
  // Each point in turn, so that none is missed whatever the seed.
  const point = KILL_POINTS[number % KILL_POINTS.length] ?? 'before-claim';
  const claimLifeMs = 15_000 / scale.hurry;
  return {
    appointment: byAppointment
      ? { point, nth: random.between(1, 12), act: 'die', delayMs: random.between(0, 30) }
      : null,
    stop:
      !byAppointment && random.chance(0.35)
        ? {
            afterMs: random.between(200, 1_500),
            forMs: Math.round(claimLifeMs * (1.1 + random.next() * 0.5)),
            cutLease: random.chance(0.5),
          }
        : null,
    clockStepMs: random.chance(0.2) ? random.pick([-300_000, 300_000]) : 0,
    slowBeginMs: random.chance(0.2) ? random.between(20, 150) : 0,
    killAfterMs: Math.round(life * (0.5 + random.next())),
  };
}

function weatherOf(random: SeededRandom, scale: DrillScale): Weather[] {
  const per500 = Math.max(1, Math.round(scale.publications / 500));
  const often = Math.ceil(Math.sqrt(per500));
  const some = <T extends Weather>(count: number, from: number, to: number, make: () => Omit<T, 'at'>): Weather[] =>
    Array.from({ length: count }, () => ({ at: from + random.next() * (to - from), ...make() }) as Weather);
  return [
    ...some(20 * often, 0, 0.9, () => ({ kind: 'platform-fault', spec: platformFault(random, scale, per500 / often) })),
    ...some(often, 0.2, 0.6, () => ({ kind: 'tokens-end', how: random.pick(['expired', 'replaced'] as const) })),
    ...some(1, 0.3, 0.6, () => ({ kind: 'weibo-token-ends' })),
    ...some(2 * often, 0.1, 0.9, () => ({ kind: 'queue-lost' })),
    ...some(often, 0.2, 0.8, () => ({ kind: 'queue-restarts' })),
    ...some(often, 0.35, 0.7, () => ({ kind: 'database-restarts' })),
    ...some(2 * often, 0.1, 0.8, () => ({
      kind: 'freeze',
      forMs: Math.round(scale.stormMs * (0.03 + 0.05 * random.next())),
      channel: random.pick([null, 'weibo', 'wechat'] as const),
      department: random.between(0, 1_000),
    })),
    ...some(1, 0.3, 0.4, () => ({ kind: 'policy', max: 2 })),
    ...some(1, 0.6, 0.7, () => ({ kind: 'policy', max: 6 })),
    ...some(2, 0.05, 0.7, () => ({ kind: 'approvals-voided', count: 3 * per500 })),
    ...some(2, 0.05, 0.7, () => ({ kind: 'rows-tampered', count: 3 * per500 })),
  ];
}

/** Answers lost after the act or before it, gateways, slowness up to beyond the longest call, refusals for now. */
function platformFault(random: SeededRandom, scale: DrillScale, weight: number): Record<string, unknown> {
  const longestCallMs = 15_000 / scale.hurry;
  const weibo = { platform: 'weibo', path: '/2/statuses/share.json' };
  const submit = { platform: 'wechat', path: '/cgi-bin/freepublish/submit' };
  const biz = { platform: 'weibo', path: '/2/statuses/update/biz.json' };
  const mass = { platform: 'wechat', path: '/cgi-bin/message/mass/sendall' };
  const times = Math.max(1, Math.round(random.between(1, 3) * weight));
  return random.pick([
    { ...weibo, kind: 'drop-after-commit', times },
    { ...weibo, kind: 'drop-after-commit', times },
    { ...weibo, kind: 'drop-before-commit', times: 1 },
    { ...weibo, kind: 'error-502', times: 1 },
    { ...weibo, kind: 'latency', when: 'before', ms: random.between(100, 800), times: times * 3 },
    { ...weibo, kind: 'latency', when: 'after', ms: random.between(100, 800), times: times * 3 },
    { ...weibo, kind: 'latency', when: 'after', ms: Math.round(longestCallMs * 1.3), times: 1 },
    { ...weibo, kind: 'error-code', when: 'after', value: 20032, times: 1 },
    { ...weibo, kind: 'busy', times: 1 },
    { ...submit, kind: 'drop-after-commit', times: 1 },
    { ...submit, kind: 'drop-before-commit', times: 1 },
    { ...submit, kind: 'error-502', times: 1 },
    { ...submit, kind: 'latency', when: 'after', ms: Math.round(longestCallMs * 1.3), times: 1 },
    { ...biz, kind: 'drop-after-commit', times: 1 },
    { ...biz, kind: 'latency', when: 'after', ms: Math.round(longestCallMs * 1.3), times: 1 },
    { ...mass, kind: 'drop-after-commit', times: 1 },
    { ...mass, kind: 'drop-before-commit', times: 1 },
    { platform: 'wechat', path: '/cgi-bin/draft/*', kind: 'drop-after-commit', times: 1 },
    { platform: 'wechat', path: '/cgi-bin/freepublish/batchget', kind: 'error-502', times: 1 },
    { platform: 'weibo', path: '/2/statuses/user_timeline.json', kind: 'error-502', times: 1 },
  ]);
}
