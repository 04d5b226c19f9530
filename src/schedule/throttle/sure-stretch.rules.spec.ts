import * as fc from 'fast-check';
import { judgeGate } from '../planner/planner.rules.js';
import type { ThrottleRule } from '../planner/throttle-rule.rules.js';
import type { BucketScope } from './bucket-scope.rules.js';
import { sureStretch } from './sure-stretch.rules.js';

const ZONES = ['Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
const START = Date.parse('2026-10-30T00:00:00Z');
const SPAN = 5 * 86_400_000;

const scope = (zone: string, rules: readonly ThrottleRule[]): BucketScope => ({
  key: zone,
  label: { zh: '示例', en: 'sample' },
  zone,
  rules: [...rules],
  dayClasses: {},
  lock: null,
  lookBack: 0,
  yields: false,
  filter: { departmentId: null, subtree: null, channel: null, accountId: null },
});

const clock = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minute) => {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
});
const ranges = fc.array(
  fc
    .tuple(clock, clock)
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => `${from}-${to}`),
  { maxLength: 2 },
);
const hours = fc
  .tuple(ranges, ranges)
  .map(([workday, weekend]): ThrottleRule => ({ type: 'hours', workday, weekend, holiday: weekend }));
const blackout = fc.tuple(fc.nat(SPAN), fc.integer({ min: 1, max: 7_200_000 })).map(([from, length]): ThrottleRule => ({
  type: 'blackout',
  from: new Date(START + from).toISOString(),
  to: new Date(START + from + length).toISOString(),
  mode: 'shift',
}));
const scopes = fc.array(
  fc
    .tuple(fc.constantFrom(...ZONES), fc.array(fc.oneof(hours, blackout), { minLength: 1, maxLength: 3 }))
    .map(([zone, rules]) => scope(zone, rules)),
  { maxLength: 3 },
);

const isOpen = (of: readonly BucketScope[], at: number) =>
  judgeGate({ at, buckets: of.map((one) => ({ ...one, sent: [], planned: [] })) }).legal;

describe('the stretch known to be open', () => {
  it('is there exactly when the instant itself is open, holds it, and every instant in it is open', () => {
    fc.assert(
      fc.property(
        scopes,
        fc.nat(SPAN),
        fc.array(fc.double({ min: 0, max: 0.999_999, noNaN: true })),
        (of, offset, shares) => {
          const at = START + offset;
          const stretch = sureStretch(of, at);
          expect(stretch !== null).toBe(isOpen(of, at));
          if (!stretch) return;
          expect(stretch.from <= at && at < stretch.to).toBe(true);
          const [from, to] = [Math.max(stretch.from, at - SPAN), Math.min(stretch.to, at + SPAN)];
          for (const share of [0, ...shares]) expect(isOpen(of, Math.floor(from + share * (to - from)))).toBe(true);
          expect(isOpen(of, Math.ceil(to) - 1)).toBe(true);
        },
      ),
      { numRuns: 1_000, seed: 23 },
    );
  });

  it('has no end where neither hours nor blackouts are in play', () => {
    expect(sureStretch([scope('Asia/Shanghai', [{ type: 'minGap', gap: 'PT1H' }])], START)).toEqual({
      from: -Infinity,
      to: Infinity,
    });
  });
});
