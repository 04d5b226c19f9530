import { isoTime, localDay, metaTime, shownDay, shownTime, shownWindow, zoneName } from './site-time.rules.js';

describe('times on the site', () => {
  const late = new Date('2026-07-15T16:05:00Z');

  it('are meant in the office’s zone, whatever the machine’s', () => {
    expect(localDay(late, 'Asia/Shanghai')).toBe('2026-07-16');
    expect(metaTime(late, 'Asia/Shanghai')).toBe('2026-07-16 00:05');
    expect(shownTime(late, 'Asia/Shanghai')).toBe('2026年7月16日 00:05');
    expect(shownDay(late, 'Asia/Shanghai')).toBe('2026年7月16日');
    expect(isoTime(late, 'Asia/Shanghai')).toBe('2026-07-16T00:05:00+08:00');
    expect(metaTime(late, 'UTC')).toBe('2026-07-15 16:05');
  });

  it('are called by the zone people know', () => {
    expect([zoneName('Asia/Shanghai'), zoneName('Asia/Urumqi')]).toEqual(['北京时间', 'Asia/Urumqi']);
  });

  test.each([
    ['2020-07-01', '2020-07-31', '2020年7月1日至31日'],
    ['2020-07-15', '2020-07-15', '2020年7月15日'],
    ['2020-07-15', '2020-08-01', '2020年7月15日至8月1日'],
    ['2020-12-15', '2021-01-15', '2020年12月15日至2021年1月15日'],
    ['2020-07-15', '2021-07-15', '2020年7月15日至2021年7月15日'],
    ['2020-07-15', null, '2020年7月15日起'],
    [null, '2020-07-15', '至2020年7月15日'],
    [null, null, ''],
  ])('a window from %s to %s reads %s', (from, to, shown) => {
    expect(shownWindow(from, to)).toBe(shown);
  });
});
