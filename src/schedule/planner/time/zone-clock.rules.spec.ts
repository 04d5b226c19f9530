import { civilOf, dayNumberOf, isoWeekdayOf, isRealDate, ZoneClock } from './zone-clock.rules.js';

const HOUR = 3_600_000;

test('dates and day numbers are each other’s inverse and agree with UTC dates', () => {
  for (let day = -800_000; day < 3_000_000; day += 997) {
    const date = new Date(day * 86_400_000);
    const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    expect(civilOf(day)).toEqual(civil);
    expect(dayNumberOf(civil.year, civil.month, civil.day)).toBe(day);
    expect(isoWeekdayOf(day) % 7).toBe(date.getUTCDay());
  }
});

test.each([
  [2024, 2, 29, true],
  [2026, 2, 29, false],
  [1900, 2, 29, false],
  [2000, 2, 29, true],
  [2026, 6, 31, false],
  [2026, 0, 1, false],
  [2026, 12, 32, false],
])('%d-%d-%d is a date: %s', (year, month, day, real) => {
  expect(isRealDate(year, month, day)).toBe(real);
});

test.each([
  ['America/New_York', '2026-11-01T06:00:00Z', -4, -5],
  ['America/New_York', '2026-03-08T07:00:00Z', -5, -4],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 11, 10.5],
  ['Pacific/Apia', '2011-12-30T10:00:00Z', -10, 14],
  ['America/St_Johns', '2010-11-07T02:31:00Z', -2.5, -3.5],
  ['Africa/Freetown', '1939-09-05T00:20:00Z', undefined, undefined],
])('%s changes its clocks at %s, to the second', (zone, text, before, after) => {
  const clock = ZoneClock.of(zone);
  const change = Date.parse(text);
  if (before === undefined || after === undefined) {
    // Days around a change there and back within four days, read in another order than time's: what is remembered must not depend on it.
    const moments = Array.from({ length: 400 }, (_, hour) => change + (((hour * 7) % 400) - 200) * HOUR);
    const read = moments.map((moment) =>
      new Intl.DateTimeFormat('en', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
        moment,
      ),
    );
    const ours = moments.map((moment) => new Date(clock.localAt(moment)).toISOString().slice(11, 16));
    expect(ours).toEqual(read);
    return;
  }
  expect(clock.offsetAt(change - 1)).toBe(before * HOUR);
  expect(clock.offsetAt(change)).toBe(after * HOUR);
});

test('segments of constant offset cover time without gaps', () => {
  const clock = ZoneClock.of('Europe/London');
  let at = Date.parse('2026-01-01T00:00:00Z');
  while (at < Date.parse('2027-01-01T00:00:00Z')) {
    const segment = clock.segmentAt(at);
    expect(segment.from).toBeLessThanOrEqual(at);
    expect(segment.to).toBeGreaterThan(at);
    at = segment.to;
  }
});

test.each([
  ['Asia/Shanghai', true],
  ['UTC', true],
  ['PRC', true],
  ['EST5EDT', true],
  ['Asia/Beijing', false],
  ['CST', false],
  ['ist', false],
  ['SystemV/PST8', false],
  ['', false],
  ['+08:00', false],
  ['local', false],
])('%j is a zone: %s', (name, known) => {
  expect(ZoneClock.knows(name)).toBe(known);
  if (known) expect(ZoneClock.of(name).name).toBe(name);
});

test.each(['Asia/Beijing', '', '+08:00', 'local'])('%j has no clock', (name) => {
  expect(() => ZoneClock.of(name)).toThrow(RangeError);
});

test('what was once given by a name that is taken no more goes on as it was read then', () => {
  expect(ZoneClock.of('CST').offsetAt(Date.UTC(2026, 0, 1))).toBe(
    ZoneClock.of('America/Chicago').offsetAt(Date.UTC(2026, 0, 1)),
  );
});
