import type { Bucket } from '../planner/bucket.rules.js';
import { decideClaim } from './claim.rules.js';

const NINE = Date.parse('2026-07-15T09:00:00+08:00');
const MINUTE = 60_000;
const due = { validUntil: NINE + 60 * MINUTE };

function halfHourApart(endOfLast: number): Bucket {
  const sent = [{ begin: endOfLast - 200, end: endOfLast }];
  return { key: 'policy:a', zone: 'Asia/Shanghai', rules: [{ type: 'minGap', gap: 'PT30M' }], sent, planned: [] };
}

describe('decideClaim', () => {
  it('grants what every rule allows', () => {
    expect(decideClaim(due, NINE, [halfHourApart(NINE - 30 * MINUTE)], [])).toEqual({ kind: 'grant' });
  });

  it('says why also when the wait is over within the very second', () => {
    const decision = decideClaim(due, NINE + 10, [halfHourApart(NINE - 30 * MINUTE + 400)], []);
    expect(decision).toMatchObject({ kind: 'slip', slot: NINE + 1_000, because: [{ bucket: 'policy:a', rule: 0 }] });
  });

  it('lines up behind those ahead of it', () => {
    const decision = decideClaim(due, NINE, [halfHourApart(NINE - MINUTE)], [[NINE + 29 * MINUTE]]);
    expect(decision).toMatchObject({ kind: 'slip', slot: NINE + 59 * MINUTE });
  });

  it('misses what is no longer valid', () => {
    expect(decideClaim({ validUntil: NINE }, NINE, [], []).kind).toBe('miss');
  });
});
