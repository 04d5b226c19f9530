import { formatInstant, parseDuration, parseInstant } from './iso-time.rules.js';
import { ZoneClock } from './zone-clock.rules.js';

test.each<[string, number | null]>([
  ['2026-07-15T09:00:00+08:00', Date.UTC(2026, 6, 15, 1)],
  ['2026-07-15T09:00+08:00', Date.UTC(2026, 6, 15, 1)],
  ['2026-07-15T01:00:00Z', Date.UTC(2026, 6, 15, 1)],
  ['2026-07-14T20:30:00-04:30', Date.UTC(2026, 6, 15, 1)],
  ['2026-07-15T01:00:00.250Z', Date.UTC(2026, 6, 15, 1) + 250],
  ['2026-07-15T01:00:00.0005Z', Date.UTC(2026, 6, 15, 1) + 0.5],
  ['2026-07-14T24:00:00Z', Date.UTC(2026, 6, 15)],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ['0099-03-01T00:00:00Z', -59_037_897_600_000],
  ['2026-07-15T09:00:00', null],
  ['2026-07-15', null],
  ['2026-07-15 09:00:00+08:00', null],
  ['2026-02-29T00:00:00Z', null],
  ['2100-02-29T00:00:00Z', null],
  ['2026-04-31T00:00:00Z', null],
  ['2026-13-01T00:00:00Z', null],
  ['2026-00-10T00:00:00Z', null],
  ['2026-07-00T00:00:00Z', null],
  ['2026-07-15T24:00:01Z', null],
  ['2026-07-15T25:00:00Z', null],
  ['2026-07-15T09:60:00Z', null],
  ['2026-07-15T09:00:60Z', null],
  ['2026-07-15T09:00:00+24:00', null],
  ['2026-07-15T09:00:00+08:60', null],
  ['2026-07-15T09:00:00[Asia/Shanghai]', null],
  ['2026-07-15T09:00:00Z\n', null],
  [`2026-07-15T09:00:00.${'0'.repeat(18)}Z`, Date.UTC(2026, 6, 15, 9)],
  [`2026-07-15T09:00:00.${'0'.repeat(400)}Z`, Date.UTC(2026, 6, 15, 9)],
  ['', null],
])('the instant %j', (text, instant) => {
  expect(parseInstant(text)).toBe(instant);
});

test.each<[string, number | null]>([
  ['PT30M', 1_800_000],
  ['P1D', 86_400_000],
  ['P1DT2H3M4S', 93_784_000],
  ['PT0.25S', 250],
  ['PT90S', 90_000],
  ['P1M', null],
  ['P1Y', null],
  ['P1W', null],
  ['P0D', null],
  ['PT0S', null],
  ['-PT5M', null],
  ['PT-5M', null],
  ['P', null],
  ['PT', null],
  ['P1DT', null],
  ['PT5', null],
  ['pt5m', null],
  ['PT1M1H', null],
  ['PT0.00001S', null],
  ['P99999999999999999999D', null],
  ['30', null],
])('the duration %j', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test('instants are written in their zone with the offset of that moment', () => {
  const write = (text: string, zone: string): string => formatInstant(Date.parse(text), ZoneClock.of(zone));
  expect(write('2026-07-15T01:30:00Z', 'Asia/Shanghai')).toBe('2026-07-15T09:30:00+08:00');
  expect(write('2026-11-01T05:30:00Z', 'America/New_York')).toBe('2026-11-01T01:30:00-04:00');
  expect(write('2026-11-01T06:30:00Z', 'America/New_York')).toBe('2026-11-01T01:30:00-05:00');
  expect(write('2026-07-15T01:30:00Z', 'Asia/Kathmandu')).toBe('2026-07-15T07:15:00+05:45');
  expect(write('2026-07-15T01:30:00Z', 'UTC')).toBe('2026-07-15T01:30:00+00:00');
  expect(write('2011-12-30T10:00:00Z', 'Pacific/Apia')).toBe('2011-12-31T00:00:00+14:00');
});
