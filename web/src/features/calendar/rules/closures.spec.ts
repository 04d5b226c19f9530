import type { Blackout } from '../api/calendar-queries';
import { closuresOf } from './closures';

const DAY = { from: Date.parse('2026-12-13T00:00:00+08:00'), to: Date.parse('2026-12-14T00:00:00+08:00') };
const blackout = (more: Partial<Blackout>): Blackout => ({
  ...{ id: '1', name: '示例', departmentId: null, channel: null, accountId: null, mode: 'shift', mourning: true },
  ...{ startsAt: '2026-12-13T00:00:00+08:00', endsAt: '2026-12-14T00:00:00+08:00' },
  ...more,
});
const told = (more: Partial<Blackout>, ...rest: [who?: Parameters<typeof closuresOf>[2], withParts?: boolean]) =>
  closuresOf([blackout(more)], DAY, ...rest).map(({ isWhole, isPart }) => ({ isWhole, isPart }));

describe('a blackout on the calendar', () => {
  test('of all is told everywhere as such', () => {
    expect(told({})).toEqual([{ isWhole: true, isPart: false }]);
    expect(told({}, { accountId: 'a' }, true)).toEqual([{ isWhole: true, isPart: false }]);
  });

  test('of one department is told by it, and as one of some where all are looked at together', () => {
    expect(told({ departmentId: 'd' })).toEqual([]);
    expect(told({ departmentId: 'd' }, { departmentId: 'd' })).toEqual([{ isWhole: true, isPart: false }]);
    expect(told({ departmentId: 'd' }, {}, true)).toEqual([{ isWhole: true, isPart: true }]);
    expect(told({ departmentId: 'd' }, { accountId: 'a' }, true)).toEqual([{ isWhole: true, isPart: true }]);
  });

  test('of another account is nothing to whoever looks at one', () => {
    expect(told({ accountId: 'b' }, { accountId: 'a' }, true)).toEqual([]);
    expect(told({ accountId: 'b' }, {}, true)).toEqual([{ isWhole: true, isPart: true }]);
  });

  test('that ends when the day begins does not touch it', () => {
    expect(told({ endsAt: '2026-12-13T00:00:00+08:00', startsAt: '2026-12-12T00:00:00+08:00' })).toEqual([]);
  });
});
