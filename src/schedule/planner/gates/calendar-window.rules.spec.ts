import { ZoneClock } from '../time/zone-clock.rules.js';
import { CalendarWindowGate, firstDayOf, periodOf } from './calendar-window.rules.js';

test.each(['day', 'week', 'month'] as const)(
  '%s: a period begins with its first day, and periods follow each other',
  (per) => {
    const days = Array.from({ length: 31_000 }, (_, index) => index - 1000);
    const astray = days.filter((day) => {
      const period = periodOf(day, per);
      return firstDayOf(period, per) > day || firstDayOf(period + 1, per) <= day;
    });
    expect(astray).toEqual([]);
  },
);

describe('a day is a day of the zone’s calendar', () => {
  const nextDay = (zone: string, sent: string): string => {
    const at = Date.parse(sent);
    const gate = new CalendarWindowGate(1, 'day', ZoneClock.of(zone), [{ begin: at, end: at }], [], [at]);
    return new Date(gate.nextLegal(at, Infinity)).toISOString();
  };

  test.each([
    ['of 25 hours', 'America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00.000Z'],
    ['of 23 hours', 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00.000Z'],
    ['of 24 and a half hours', 'Australia/Lord_Howe', '2026-04-04T13:00:00Z', '2026-04-05T13:30:00.000Z'],
    ['before one that was skipped', 'Pacific/Apia', '2011-12-29T12:00:00Z', '2011-12-30T10:00:00.000Z'],
    ['whose midnight is skipped', 'Africa/Cairo', '2026-04-23T12:00:00Z', '2026-04-23T22:00:00.000Z'],
    ['whose last hour is shown twice', 'America/Sao_Paulo', '2018-02-18T01:30:00Z', '2018-02-18T03:00:00.000Z'],
  ])('%s', (_, zone, sent, next) => {
    expect(nextDay(zone, sent)).toBe(next);
  });

  test('clocks set back a minute after midnight interrupt the new day, and the old one is full again', () => {
    const sent = Date.parse('2010-11-06T20:00:00Z');
    const clock = ZoneClock.of('America/St_Johns');
    const gate = new CalendarWindowGate(1, 'day', clock, [{ begin: sent, end: sent }], [], [sent]);
    const at = (text: string): number => Date.parse(text);
    expect(gate.nextLegal(at('2010-11-07T02:00:00Z'), Infinity)).toBe(at('2010-11-07T02:30:00Z'));
    expect(gate.refuses(at('2010-11-07T02:30:59Z'))).toBe(false);
    expect(gate.refuses(at('2010-11-07T02:31:00Z'))).toBe(true);
    expect(gate.nextLegal(at('2010-11-07T02:31:00Z'), Infinity)).toBe(at('2010-11-07T03:30:00Z'));
    expect(gate.firstRefused(at('2010-11-07T02:30:00Z'), at('2010-11-07T03:30:00Z'))).toBe(at('2010-11-07T02:31:00Z'));
  });
});
