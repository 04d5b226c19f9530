import type { PlanBook, PlannedPublication, RuleFacts } from '../book/plan-book.rules.js';
import { dayOf, sameTimeOn } from './day-move.rules.js';
import { placeMovers } from './placing.rules.js';

const MINUTE = 60_000;
const NOW = Date.parse('2026-07-15T00:00:00Z');
const at = (minutes: number): number => NOW + minutes * MINUTE;

function planned(id: string, minutes: number, more: Partial<PlannedPublication> = {}): PlannedPublication {
  return {
    id,
    departmentId: 'd',
    accountId: 'a',
    channel: 'web',
    slot: at(minutes),
    wish: at(minutes),
    windowFrom: NOW,
    windowTo: at(10_000),
    urgent: false,
    dependsOn: null,
    pageSlot: null,
    putOffUntil: null,
    ...more,
  };
}

function facts(scope: Partial<RuleFacts['policies'][number]> = {}): RuleFacts {
  const rules = [{ type: 'minGap' as const, gap: 'PT30M' }];
  const policy = { id: 'p', name: '示例', departmentId: 'd', spread: 'each' as const, channel: null, accountId: null };
  return {
    policies: [{ ...policy, zone: 'UTC', rules, ...scope }],
    blackouts: [],
    paths: new Map([
      ['d', ['d']],
      ['e', ['e']],
    ]),
    dayClasses: {},
    zone: 'UTC',
  };
}

function place(
  publications: PlannedPublication[],
  moving: string[],
  rules = facts(),
): [string, number, string | null][] {
  const book: PlanBook = { now: NOW, publications, sends: [] };
  const movers = publications
    .filter(({ id }) => moving.includes(id))
    .map((publication) => ({ publication, wish: publication.slot, isNewWish: false }));
  return placeMovers(book, rules, movers).map(({ publication, to, fault }) => [
    publication.id,
    (to - NOW) / MINUTE,
    fault?.code ?? null,
  ]);
}

describe('placing movers', () => {
  test('one that finds no place in its window stays, and the others are placed around it', () => {
    const plan = [planned('a', 0), planned('b', 10, { windowTo: at(20) }), planned('c', 15)];
    expect(place(plan, ['b', 'c'])).toEqual([
      ['b', 10, 'SLOT_OUTSIDE_WINDOW'],
      ['c', 40, null],
    ]);
  });

  test('a page takes along what links to it, and stays where that cannot follow inside its own window', () => {
    const page = [planned('a', 0), planned('page', 10)];
    const post = { accountId: 'w', departmentId: 'e', channel: 'weibo' as const, dependsOn: 'page', pageSlot: at(10) };
    expect(place([...page, planned('post', 12, post)], ['page'])).toEqual([
      ['page', 30, null],
      ['post', 30, null],
    ]);
    expect(place([...page, planned('post', 12, { ...post, windowTo: at(25) })], ['page'])).toEqual([
      ['page', 10, 'FOLLOWER_STUCK'],
    ]);
  });

  test('what links to a page that is not coming does not move', () => {
    expect(place([planned('a', 0, { dependsOn: 'gone', pageSlot: null })], ['a'])).toEqual([
      ['a', 0, 'PAGE_NOT_COMING'],
    ]);
  });

  test('an urgent post goes past its department’s rule, and not past what guards an account', () => {
    const plan = [planned('a', 0), planned('b', 10, { urgent: true })];
    expect(place(plan, ['b'])).toEqual([['b', 10, null]]);
    const guarded = facts({ departmentId: null, spread: 'shared', accountId: 'a' });
    expect(place(plan, ['b'], guarded)).toEqual([['b', 30, null]]);
  });

  test('on an account that departments share each lines up behind its own', () => {
    const guarded = facts({ departmentId: null, spread: 'shared', accountId: 'a' });
    const plan = [planned('a', 0, { departmentId: 'e' }), planned('b', 10), planned('c', 15)];
    expect(place(plan, ['c'], guarded)).toEqual([['c', 40, null]]);
    expect(place(plan.slice(0, 2), ['b'], guarded)).toEqual([['b', 10, null]]);
  });

  test('a freeze is no place to be moved to', () => {
    const freeze = {
      id: 'f',
      name: '示例',
      departmentId: null,
      channel: null,
      accountId: null,
      mode: 'freeze' as const,
    };
    const rules = { ...facts(), blackouts: [{ ...freeze, startsAt: new Date(at(5)), endsAt: new Date(at(60)) }] };
    expect(place([planned('a', 10)], ['a'], rules)).toEqual([['a', 60, null]]);
  });
});

describe('the same time on another day', () => {
  test.each([
    ['Asia/Shanghai', '2026-12-13T09:30:00+08:00', '2026-12-20', '2026-12-20T09:30:00+08:00'],
    ['America/New_York', '2026-10-31T09:30:00-04:00', '2026-11-02', '2026-11-02T09:30:00-05:00'],
    ['America/New_York', '2026-03-07T02:30:00-05:00', '2026-03-08', '2026-03-08T03:30:00-04:00'],
  ])('is the wall clock’s, in %s also over a change of clocks', (zone, from, day, to) => {
    expect(sameTimeOn(Date.parse(from), day, zone)).toBe(Date.parse(to));
    expect(dayOf(Date.parse(to), zone)).toBe(day);
  });
});
