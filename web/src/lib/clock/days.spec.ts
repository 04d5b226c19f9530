import {
  addDays,
  clockOf,
  dayOf,
  daysFrom,
  fromField,
  hourOf,
  hoursOf,
  instantOf,
  isDay,
  stretchOf,
  toField,
} from './days';

const NEW_YORK = 'America/New_York';
const HOUR = 3_600_000;

describe('days of the institution', () => {
  it('are its own, wherever the browser sits', () => {
    const at = Date.parse('2026-11-26T16:30:00Z');
    expect([dayOf(at), clockOf(at), hourOf(at)]).toEqual(['2026-11-27', '00:30', 0]);
    expect([dayOf(at, NEW_YORK), clockOf(at, NEW_YORK), hourOf(at, NEW_YORK)]).toEqual(['2026-11-26', '11:30', 11]);
    expect(instantOf('2026-11-27', '00:30')).toBe(at);
    expect(instantOf('2026-11-26', '11:30', NEW_YORK)).toBe(at);
    expect(fromField(toField(at))).toBe(at);
    expect(fromField(toField(at, NEW_YORK), NEW_YORK)).toBe(at);
    expect(fromField('2026-11-27T')).toBeNull();
  });

  it.each([
    ['Asia/Shanghai', '2026-03-08', 24],
    [NEW_YORK, '2026-03-08', 23],
    [NEW_YORK, '2026-11-01', 25],
    [NEW_YORK, '2026-11-02', 24],
  ])('in %s, %s has %i hours, which follow on one another', (zone, day, hours) => {
    const { from, to } = stretchOf(day, zone);
    expect(to - from).toBe(hours * HOUR);
    const rows = Array.from({ length: 24 }, (_, hour) => hoursOf(day, { from: hour, to: hour + 1 }, zone));
    expect(rows[0]?.from).toBe(from);
    expect(rows.at(-1)?.to).toBe(to);
    rows.slice(1).forEach((row, at) => expect(row.from).toBe(rows[at]?.to));
  });

  it('are counted on the calendar, over the end of a month and over a change of clocks', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-11-02', -2)).toBe('2026-10-31');
    expect([daysFrom('2026-10-31', '2026-11-02'), daysFrom('2026-11-02', '2026-10-31')]).toEqual([2, -2]);
  });

  it('are told from what is no day, is half typed, or lies beyond the years of four figures', () => {
    expect(isDay('2026-11-26')).toBe(true);
    const others = ['2026-13-01', '26-11-26', '0002-11-27', '0202-11-27', '20261-11-27', '', 7];
    expect(others.filter(isDay)).toEqual([]);
  });
});
