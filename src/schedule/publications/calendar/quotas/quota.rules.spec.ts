import type { BucketScope } from '../../../throttle/bucket-scope.rules.js';
import { type DayCount, type Quota, quotasOf, usedOf, wholePeriods } from './quota.rules.js';

const ZONE = 'Asia/Shanghai';
const NOBODY = { departmentId: null, subtree: null, channel: null, accountId: null };
const count = (more: Partial<DayCount>): DayCount => ({
  ...{
    departmentId: 'school',
    path: ['bureau', 'school'],
    accountId: 'site',
    channel: 'web',
    days: ['2026-11-26'],
    count: 1,
  },
  ...more,
});
const quota = (more: Partial<Quota>): Quota => ({
  ...{
    policy: 'policy:1',
    label: { zh: '规则', en: 'rule' },
    per: 'day',
    max: 3,
    zone: ZONE,
    filter: NOBODY,
    pairs: [],
  },
  ...more,
});
const scope = (key: string, rules: BucketScope['rules']): BucketScope =>
  ({ key, label: { zh: key, en: key }, zone: ZONE, rules, filter: NOBODY }) as unknown as BucketScope;

describe('quotas of a calendar', () => {
  it('are the limits by day, week and month; each once, with everybody who draws on it', () => {
    const day = { type: 'limit', max: 3, per: 'day', window: 'calendar' } as const;
    const rules = [{ type: 'minGap', gap: 'PT1H' } as const, day];
    const sliding = [{ type: 'limit', max: 1, per: 'PT1H', window: 'sliding' } as const];
    const [a, b] = [
      { departmentId: 'bureau', accountId: 'site' },
      { departmentId: 'school', accountId: 'site' },
    ];
    const found = quotasOf([
      { pair: a, scopes: [scope('policy:1', rules), scope('cap:site', sliding)] },
      { pair: b, scopes: [scope('policy:1', rules)] },
    ]);
    expect(found).toMatchObject([{ policy: 'policy:1', per: 'day', max: 3, pairs: [a, b] }]);
  });

  it.each([
    ['everything', {}, 7],
    ['a department alone', { departmentId: 'school' }, 3],
    ['a department with what is below it', { subtree: 'bureau' }, 7],
    ['an account', { accountId: 'paper' }, 4],
    ['a channel', { channel: 'weibo' as const }, 0],
  ])('count %s', (_what, filter, used) => {
    const counts = [
      count({ count: 3 }),
      count({ departmentId: 'bureau', path: ['bureau'], accountId: 'paper', count: 4 }),
    ];
    const periods = usedOf(quota({ filter: { ...NOBODY, ...filter } }), counts);
    expect(periods.map((period) => period.used)).toEqual(used === 0 ? [] : [used]);
  });

  it.each([
    ['week', '2026-11-23', '2026-11-29'],
    ['month', '2026-11-01', '2026-11-30'],
  ] as const)('of a %s sum up its days, from its first to its last', (per, from, to) => {
    const counts = [
      count({ days: ['2026-11-26'] }),
      count({ days: ['2026-11-24'], count: 2 }),
      count({ days: ['2026-12-07'] }),
    ];
    expect(usedOf(quota({ per }), counts)[0]).toEqual({ from, to, used: 3 });
  });

  it('count a send that ended on another day on both, and once in what holds both', () => {
    const counts = [count({ days: ['2026-11-29', '2026-11-30'] })];
    const used = (per: 'day' | 'week' | 'month') => usedOf(quota({ per }), counts).map((period) => period.used);
    expect([used('day'), used('week'), used('month')]).toEqual([[1, 1], [1, 1], [1]]);
  });

  it('are read for whole periods, in the rule’s zone', () => {
    const shown = { from: new Date('2026-11-25T16:00:00Z'), to: new Date('2026-11-26T16:00:00Z') };
    expect(wholePeriods([{ per: 'day' }], shown, ZONE)).toEqual(shown);
    expect(wholePeriods([{ per: 'week' }, { per: 'day' }], shown, ZONE)).toEqual({
      from: new Date('2026-11-22T16:00:00Z'),
      to: new Date('2026-11-29T16:00:00Z'),
    });
  });
});
