import { dailyMax, usageOf } from './usage.rules.js';

const PARENTS = new Map([
  ['bureau', null],
  ['school', 'bureau'],
  ['other', null],
]);
const entry = (departmentId: string, date = '2026-12-01', channel = 'web') => ({
  ...{ departmentId, date, channel },
  accountId: `${channel}-account`,
});
const ALL = { departmentId: null, channel: null, accountId: null };

describe('what falls under a policy', () => {
  const entries = [entry('bureau'), entry('school'), entry('school'), entry('other', '2026-12-02', 'weibo')];
  const dates = ['2026-12-01', '2026-12-02'];
  const used = (scope: Parameters<typeof usageOf>[0]) => usageOf(scope, entries, PARENTS, dates).map((day) => day.used);

  test('counts together where it is shared, and as the busiest department where each counts alone', () => {
    expect(used({ ...ALL, spread: 'shared' })).toEqual([3, 1]);
    expect(used({ ...ALL, spread: 'each' })).toEqual([2, 1]);
  });

  test('is of its channel, its account, its department and all below', () => {
    expect(used({ ...ALL, channel: 'weibo' })).toEqual([0, 1]);
    expect(used({ ...ALL, accountId: 'web-account' })).toEqual([3, 0]);
    expect(used({ ...ALL, departmentId: 'bureau' })).toEqual([3, 0]);
    expect(used({ ...ALL, departmentId: 'school' })).toEqual([2, 0]);
  });

  test('is held against the strictest limit of a day', () => {
    const limit = (max: number, per: string) => ({ type: 'limit', max, per });
    expect(dailyMax([limit(3, 'day'), limit(2, 'day'), limit(1, 'week')])).toBe(2);
    expect(dailyMax([limit(1, 'week')])).toBeNull();
  });
});
