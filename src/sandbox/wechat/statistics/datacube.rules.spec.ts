import { daysSince, lastReadyDay, readSpan } from './datacube.rules.js';

const NOON = Date.parse('2026-05-06T12:00:00+08:00');
const SEVEN = Date.parse('2026-05-06T07:59:00+08:00');
const span = (begin_date: unknown, end_date: unknown, most = 1, now = NOON) =>
  readSpan({ begin_date, end_date }, most, now, 8);

describe('the span of a statistics call', () => {
  it.each([
    ['2026-05-05', '2026-05-05', 1, null],
    ['2026-05-04', '2026-05-05', 2, null],
    ['2026-05-04', '2026-05-05', 1, 61501],
    ['2026-05-06', '2026-05-06', 1, 61501],
    ['2026-05-05', '2026-05-04', 9, 61501],
    ['2026-5-5', '2026-05-05', 1, 61500],
    ['2026-02-30', '2026-02-30', 1, 61500],
    [undefined, '2026-05-05', 1, 61500],
  ])('%s to %s within %i days: %s', (begin, end, most, code) => {
    const result = span(begin, end, most);
    expect(result.ok ? null : result.code).toBe(code);
  });

  it('leaves yesterday out before eight and says that the data is late', () => {
    expect(span('2026-05-04', '2026-05-05', 2, SEVEN)).toEqual({ ok: true, days: ['2026-05-04'], delayed: true });
    expect(span('2026-05-04', '2026-05-04', 2, SEVEN)).toEqual({ ok: true, days: ['2026-05-04'], delayed: false });
    expect([lastReadyDay(SEVEN, 8), lastReadyDay(NOON, 8)]).toEqual(['2026-05-04', '2026-05-05']);
  });

  it('of an article’s figures begins with its day, ends with what is ready, and is thirty days at most', () => {
    expect(daysSince('2026-05-04', '2026-05-05', 30)).toEqual(['2026-05-04', '2026-05-05']);
    expect(daysSince('2026-05-06', '2026-05-05', 30)).toEqual([]);
    expect(daysSince('2026-01-01', '2026-05-05', 30)).toHaveLength(30);
  });
});
