import { ZoneClock } from '../time/zone-clock.rules.js';
import { OpenHoursGate } from './open-hours.rules.js';
import { openStretches } from './wall-hours.rules.js';

const HOUR = 3_600_000;

const FULL_DAY = { from: 0, to: 24 };

test.each<[string, [number, number][], [number, number][], { from: number; to: number }[]]>([
  ['a plain range', [[8, 18]], [], [{ from: 8, to: 18 }]],
  ['what yesterday left after midnight', [], [[22, 2]], [{ from: 0, to: 2 }]],
  ['a range into tomorrow, cut at midnight', [[22, 2]], [], [{ from: 22, to: 24 }]],
  [
    'an end at 24:00 or 00:00 leaves nothing for the next day',
    [],
    [
      [22, 0],
      [20, 24],
    ],
    [],
  ],
  ['a range that ends where it starts lasts a day', [[8, 8]], [[8, 8]], [FULL_DAY]],
  [
    'overlaps and neighbours are one',
    [
      [8, 12],
      [10, 14],
      [14, 15],
    ],
    [],
    [{ from: 8, to: 15 }],
  ],
  ['nothing', [], [[8, 18]], []],
])('%s', (_, today, yesterday, open) => {
  const ranges = (hours: [number, number][]): { from: number; to: number }[] =>
    hours.map(([from, to]) => ({ from: from * HOUR, to: to * HOUR }));
  expect(openStretches(ranges(today), ranges(yesterday))).toEqual(
    open.map(({ from, to }) => ({ from: from * HOUR, to: to * HOUR })),
  );
});

describe('where clocks change', () => {
  const gate = (zone: string, range: string): OpenHoursGate =>
    new OpenHoursGate(
      { type: 'hours', workday: [range], weekend: [range], holiday: [range] },
      ZoneClock.of(zone),
      undefined,
    );
  const openAt = (zone: string, range: string, text: string): boolean => !gate(zone, range).refuses(Date.parse(text));

  test('an hour shown twice is open twice', () => {
    expect(openAt('America/New_York', '01:00-02:00', '2026-11-01T05:30:00Z')).toBe(true);
    expect(openAt('America/New_York', '01:00-02:00', '2026-11-01T06:30:00Z')).toBe(true);
    expect(openAt('America/New_York', '01:00-02:00', '2026-11-01T07:00:00Z')).toBe(false);
  });

  test('a range inside an hour never shown does not open that day', () => {
    const next = gate('America/New_York', '02:10-02:50').nextLegal(Date.parse('2026-03-08T06:59:59Z'), Infinity);
    expect(new Date(next).toISOString()).toBe('2026-03-09T06:10:00.000Z');
  });

  test('a range that begins in it opens when the clock has jumped', () => {
    const next = gate('America/New_York', '02:30-04:00').nextLegal(Date.parse('2026-03-08T06:00:00Z'), Infinity);
    expect(new Date(next).toISOString()).toBe('2026-03-08T07:00:00.000Z');
  });
});

test('a range across midnight belongs to the day it starts on', () => {
  const clock = ZoneClock.of('Asia/Shanghai');
  const gate = new OpenHoursGate({ type: 'hours', workday: ['22:00-02:00'] }, clock, undefined);
  // Friday night runs into Saturday; Sunday night does not run into Monday.
  expect(gate.refuses(Date.parse('2026-07-18T01:59:59+08:00'))).toBe(false);
  expect(gate.refuses(Date.parse('2026-07-18T02:00:00+08:00'))).toBe(true);
  expect(gate.refuses(Date.parse('2026-07-20T01:00:00+08:00'))).toBe(true);
});
