import { instantAt, offsetAt, offsetSpoken, offsetWritten, sameClocks, wallAt, zoneSpoken } from './zone.rules';

const HOUR = 3_600_000;
const at = (iso: string): number => Date.parse(iso);

describe('the clocks of a zone', () => {
  it.each([
    ['Asia/Shanghai', '2026-07-01T00:00:00Z', '2026-07-01T08:00:00', 8],
    ['America/New_York', '2026-01-15T12:00:00Z', '2026-01-15T07:00:00', -5],
    ['America/New_York', '2026-07-15T12:00:00Z', '2026-07-15T08:00:00', -4],
    ['Asia/Kolkata', '2026-07-15T18:29:59Z', '2026-07-15T23:59:59', 5.5],
    ['Australia/Lord_Howe', '2026-01-15T00:00:00Z', '2026-01-15T11:00:00', 11],
    ['UTC', '2026-07-15T12:00:00Z', '2026-07-15T12:00:00', 0],
  ])('of %s show at %s what they show there', (zone, instant, wall, hours) => {
    expect(wallAt(at(instant), zone)).toBe(wall);
    expect(offsetAt(at(instant), zone)).toBe(hours * HOUR);
    expect(instantAt(wall, zone)).toBe(at(instant));
  });

  it('turn to the second: the second before a change is still the old time', () => {
    expect(wallAt(at('2026-03-08T06:59:59Z'), 'America/New_York')).toBe('2026-03-08T01:59:59');
    expect(wallAt(at('2026-03-08T07:00:00Z'), 'America/New_York')).toBe('2026-03-08T03:00:00');
  });

  it('show an hour twice in autumn, the first of which is meant, and leave one out in spring, which is moved on', () => {
    expect(instantAt('2026-11-01T01:30', 'America/New_York')).toBe(at('2026-11-01T05:30:00Z'));
    expect(instantAt('2026-03-08T02:30', 'America/New_York')).toBe(at('2026-03-08T07:30:00Z'));
    expect(instantAt('2026-10-25T02:30', 'Europe/Berlin')).toBe(at('2026-10-25T00:30:00Z'));
    expect(instantAt('2026-10-04T02:15', 'Australia/Lord_Howe')).toBe(at('2026-10-03T15:45:00Z'));
  });

  it('show no time where none was written', () => {
    for (const text of ['', '2026-11-27T', '2026-13-40T00:00', 'soon'])
      expect(instantAt(text, 'Asia/Shanghai')).toBeNaN();
  });

  it('are the same under other names, and not where one of them is changed in summer', () => {
    const now = at('2026-11-27T00:00:00Z');
    expect(sameClocks('Asia/Shanghai', 'Asia/Singapore', now)).toBe(true);
    expect(sameClocks('Asia/Shanghai', 'Asia/Tokyo', now)).toBe(false);
    // Both at UTC in winter.
    expect(sameClocks('Europe/London', 'UTC', now)).toBe(false);
  });

  it('are said as people say them, and written as instants are', () => {
    expect([8, 0, -4, 5.5, -9.5].map((hours) => offsetSpoken(hours * HOUR))).toEqual([
      ...['UTC+8', 'UTC', 'UTC−4', 'UTC+5:30', 'UTC−9:30'],
    ]);
    expect([8, 0, -9.5].map((hours) => offsetWritten(hours * HOUR))).toEqual(['+08:00', '+00:00', '-09:30']);
    expect(zoneSpoken('Asia/Shanghai', 'zh-CN')).toBe('北京时间');
    expect(zoneSpoken('Asia/Shanghai', 'en')).toBe('Beijing time');
    expect(zoneSpoken('America/New_York', 'en')).toBe('Eastern Time');
    expect(zoneSpoken('America/New_York', 'zh-CN')).toBe('北美东部时间');
  });
});
