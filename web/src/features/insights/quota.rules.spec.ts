import type { Quota } from './api/insights-queries';
import { quotaUses, usesOf, withAllBelow } from './quota.rules';

const quota = (more: Partial<Quota>): Quota => ({
  ...{ policy: 'policy:1', label: { zh: '规则', en: 'rule' }, per: 'day', max: 2, departmentId: null, channel: null },
  ...{ accountId: null, departmentIds: ['school'], accountIds: ['site'], periods: [] },
  ...more,
});
const used = (from: string, count: number) => ({ from, to: from, used: count });

describe('quotas over time', () => {
  it.each([
    ['day', ['2026-02-27', '2026-02-28', '2026-03-01'], ['2026-02-27', '2026-02-28', '2026-03-01'], '2026-03-01'],
    ['week', ['2026-02-28', '2026-03-01', '2026-03-02'], ['2026-02-23', '2026-03-02'], '2026-03-08'],
    ['month', ['2026-02-28', '2026-03-01', '2026-12-31'], ['2026-02-01', '2026-03-01', '2026-12-01'], '2026-12-31'],
  ] as const)('have every %s that is touched, once, also those in which nothing left', (per, days, firsts, last) => {
    const uses = usesOf(quota({ per, periods: [used('2026-03-01', 2)] }), days);
    expect(uses.map(({ from }) => from)).toEqual(firsts);
    expect(uses.at(-1)?.to).toBe(last);
    expect(uses.reduce((sum, one) => sum + one.used, 0)).toBe(per === 'week' ? 0 : 2);
  });

  it('are told by how full they were, those untouched and far limits of platforms not at all', () => {
    const days = ['2026-11-26', '2026-11-27'];
    const half = quota({ policy: 'policy:half', periods: [used('2026-11-26', 1)] });
    const full = quota({ policy: 'policy:full', periods: [used('2026-11-27', 3), used('2026-11-01', 9)] });
    const cap = quota({ policy: 'cap:wechat', max: 100, periods: [used('2026-11-27', 49)] });
    const near = quota({ policy: 'cap:weibo', max: 100, periods: [used('2026-11-27', 50)] });
    const uses = quotaUses([half, quota({}), cap, near, full], days, null);
    expect(uses.map((one) => [one.quota.policy, one.most, one.average, one.full])).toEqual([
      ['policy:full', 3, 1.5, 1],
      ['policy:half', 1, 0.5, 0],
      ['cap:weibo', 50, 25, 0],
    ]);
  });

  it('are those of a department with all below it, where one is chosen', () => {
    const parents = new Map([
      ['root', null],
      ['bureau', 'root'],
      ['school', 'bureau'],
      ['other', 'root'],
    ]);
    const below = withAllBelow('bureau', parents);
    expect([...below].sort()).toEqual(['bureau', 'school']);
    const periods = [used('2026-11-26', 1)];
    const uses = quotaUses([quota({ periods }), quota({ periods, departmentIds: ['other'] })], ['2026-11-26'], below);
    expect(uses).toHaveLength(1);
  });
});
