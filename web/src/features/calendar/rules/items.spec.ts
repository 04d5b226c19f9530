import type { Blackout, CalendarEntry, Issue, Quota } from '../api/calendar-queries';
import { closuresOf } from './closures';
import { instantOf, stretchOf } from '../../../lib/clock/days';
import { byCell, isMovable, itemsOf, lanesOf, signsOf } from './items';
import { lookOf, searchOf } from './look';
import { metersOf } from './quotas';

const at = (day: string, clock: string): string => new Date(instantOf(day, clock)).toISOString();
const entry = (more: Partial<CalendarEntry>): CalendarEntry => ({
  ...{ id: 'post', storyId: 'story', storyTitle: '示例', departmentId: 'bureau', departmentName: '示例局' },
  ...{ accountId: 'site', accountName: '示例网站', channel: 'web', state: 'scheduled' },
  ...{
    stateName: { zh: '待发布', en: 'Scheduled' },
    isGone: false,
    at: at('2026-11-26', '09:00'),
    slotAt: at('2026-11-26', '09:00'),
  },
  ...{ priority: 'normal', forecast: false, frozenFor: null, accountStopped: null },
  ...more,
});
const issue = (more: Partial<Issue>): Issue =>
  ({
    ...{ id: 'issue', accountId: 'paper', accountName: '示例公众号', slotAt: at('2026-11-26', '17:00') },
    ...{ closesAt: at('2026-11-26', '16:00'), state: 'open', publicationId: null, articles: [], placesLeft: 8 },
    ...more,
  }) as Issue;
const owner = () => ({ id: 'bureau', name: '示例局' });

describe('the signs that stand on a sheet', () => {
  test('are named in the order of a life, each once, with all it stands for', () => {
    const one = (state: 'sent' | 'sending' | 'claimed' | 'held', zh: string) => ({ state, stateName: { zh, en: zh } });
    expect(
      signsOf([one('held', '已暂停'), one('sending', '发送中'), one('claimed', '即将发送'), one('held', '已暂停')]),
    ).toEqual([
      { sign: '➤', names: [one('claimed', '即将发送').stateName, one('sending', '发送中').stateName] },
      { sign: '‖', names: [one('held', '已暂停').stateName] },
    ]);
    expect(signsOf([])).toEqual([]);
  });
});

describe('what lies on the calendar', () => {
  it('are posts and issues that are being filled, in the order of time; an issue that has closed is its post', () => {
    const posts = [entry({ id: 'late', at: at('2026-11-26', '18:00') }), entry({ id: 'sends' })];
    const closed = issue({ id: 'closed', state: 'closed', publicationId: 'sends' });
    const items = itemsOf(posts, [issue({}), closed, issue({ id: 'gone', state: 'cancelled' })], owner);
    expect(items.map(({ key, state }) => [key, state])).toEqual([
      ['sends', 'scheduled'],
      ['issue issue', 'open'],
      ['late', 'scheduled'],
    ]);
    expect(items.map(isMovable)).toEqual([false, false, true]);
  });

  it.each([
    ['month', 'account', '2026-11-26'],
    ['week', 'account', 'site 2026-11-26'],
    ['week', 'department', 'bureau 2026-11-26'],
    ['day', 'account', 'site 9'],
  ] as const)('of a %s by %s lie in the field %s', (view, kind, field) => {
    const items = itemsOf([entry({})], [], owner);
    expect([...byCell(view, kind, items).keys()]).toEqual([field]);
  });

  it('what leaves in the night lies in one row', () => {
    const items = itemsOf(
      [entry({ at: at('2026-11-26', '05:59') }), entry({ id: 'six', at: at('2026-11-26', '06:00') })],
      [],
      owner,
    );
    expect([...byCell('day', 'account', items).keys()]).toEqual(['site 0', 'site 6']);
  });

  it('has a lane for everything on it and for what is always there', () => {
    const items = itemsOf([entry({})], [], owner);
    const always = [{ id: 'paper', name: '示例公众号', channel: 'wechat' as const }];
    expect(lanesOf('account', items, always).map(({ id }) => id)).toEqual(['site', 'paper']);
    expect(lanesOf('department', items, []).map(({ name }) => name)).toEqual(['示例局']);
  });
});

describe('closed stretches', () => {
  const blackout = (more: Partial<Blackout>): Blackout => ({
    ...{
      id: 'b',
      name: '示例停发',
      departmentId: null,
      channel: null,
      accountId: null,
      mode: 'shift',
      mourning: false,
    },
    ...{ startsAt: at('2026-11-26', '12:00'), endsAt: at('2026-11-28', '00:00') },
    ...more,
  });

  it('are told for the part of the day they touch', () => {
    const days = ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'];
    const told = days.map((day) =>
      closuresOf([blackout({})], stretchOf(day)).map(({ from, to, isWhole }) => [from, to, isWhole]),
    );
    expect(told).toEqual([[], [['12:00', '24:00', false]], [['00:00', '24:00', true]], []]);
  });

  it.each([
    ['everybody', {}, true],
    ['its own account', { accountId: 'site' }, true],
    ['another account', { accountId: 'paper' }, false],
    ['its own channel', { channel: 'web' as const }, true],
    ['another department', { departmentId: 'school' }, false],
  ])('concern %s or do not', (_who, scope, isTold) => {
    const told = closuresOf([blackout(scope)], stretchOf('2026-11-27'), {
      ...{ accountId: 'site', channel: 'web', departmentId: 'bureau' },
    });
    expect(told.length > 0).toBe(isTold);
  });
});

describe('meters', () => {
  const quota = (more: Partial<Quota>): Quota => ({
    ...{ policy: 'p', label: { zh: '示例', en: 'Example' }, per: 'day', max: 5, departmentId: null, channel: null },
    ...{ accountId: 'site', accountIds: ['site'], departmentIds: ['bureau', 'school'], periods: [] },
    ...more,
  });

  it('show of a day what is used, the quota nearest its end first', () => {
    const week = quota({
      policy: 'w',
      per: 'week',
      max: 9,
      periods: [{ from: '2026-11-23', to: '2026-11-29', used: 8 }],
    });
    const meters = metersOf([quota({}), week], 'account', 'site', '2026-11-26');
    expect(meters.map(({ policy, used }) => [policy, used])).toEqual([
      ['w', 8],
      ['p', 0],
    ]);
  });

  it('of a platform are told when half is gone', () => {
    const cap = (used: number) =>
      quota({ policy: 'cap:site', max: 10, periods: [{ from: '2026-11-26', to: '2026-11-26', used }] });
    expect(metersOf([cap(4)], 'account', 'site', '2026-11-26')).toEqual([]);
    expect(metersOf([cap(5)], 'account', 'site', '2026-11-26')).toMatchObject([{ used: 5, max: 10 }]);
  });

  it('of an account leave out what one of several departments has for itself; of a department show it', () => {
    const own = quota({ departmentId: 'school' });
    expect(metersOf([own], 'account', 'site', '2026-11-26')).toEqual([]);
    expect(metersOf([own], 'department', 'school', '2026-11-26')).toHaveLength(1);
  });
});

describe('what is looked at', () => {
  it('comes from the address, whatever stands in it', () => {
    const found = lookOf(
      { view: 'month', day: '2026-12-01', kind: 'department', accountId: 'site' },
      '2026-11-26',
      false,
    );
    expect(found).toEqual({ view: 'month', day: '2026-12-01', kind: 'department', accountId: 'site' });
    expect(lookOf({ view: 'year', day: 'soon', kind: 3 }, '2026-11-26', false)).toEqual({
      ...{ view: 'week', day: '2026-11-26', kind: 'account', accountId: null },
    });
  });

  it('stands in the address without what is not narrowed down, and is read from there again', () => {
    const all = { view: 'week', day: '2026-11-26', kind: 'account', accountId: null } as const;
    expect(searchOf(all)).toEqual({ view: 'week', day: '2026-11-26', kind: 'account' });
    for (const one of [all, { ...all, accountId: 'site' }])
      expect(lookOf(searchOf(one), '2026-11-30', false)).toEqual(one);
  });

  it('has no lanes of departments on a phone', () => {
    expect(lookOf({ kind: 'department' }, '2026-11-26', true).kind).toBe('account');
  });
});
