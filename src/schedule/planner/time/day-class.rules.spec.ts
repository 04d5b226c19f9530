import { announcedDaysOf, type DayClass, dayClassOf } from './day-class.rules.js';
import { formatDate } from './iso-time.rules.js';
import { dayNumberOf, isoWeekdayOf } from './zone-clock.rules.js';

function dayOf(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return dayNumberOf(year, month, day);
}

test.each<[string, DayClass, string]>([
  ['2026-07-15', 'workday', 'an ordinary Wednesday'],
  ['2026-07-18', 'weekend', 'an ordinary Saturday'],
  ['2026-10-01', 'holiday', 'National Day'],
  ['2026-10-03', 'holiday', 'a Saturday inside the holiday'],
  ['2026-10-07', 'holiday', 'its last day'],
  ['2026-10-08', 'workday', 'the day after it'],
  ['2026-10-10', 'workday', 'a Saturday worked in its place'],
  ['2026-10-11', 'weekend', 'the Sunday after that'],
  ['2026-09-20', 'workday', 'a Sunday worked in its place'],
  ['2011-06-05', 'holiday', 'a Sunday inside the Dragon Boat holiday'],
  ['2003-10-01', 'workday', 'a year before the announcements known'],
  ['2035-10-01', 'workday', 'a year not announced yet'],
  ['2035-10-06', 'weekend', 'its Saturday'],
])('%s is a %s: %s', (date, dayClass) => {
  expect(dayClassOf(dayOf(date))).toBe(dayClass);
});

test('a table goes before the announcements, date by date', () => {
  const table = { '2026-10-10': 'weekend' } as const;
  expect(dayClassOf(dayOf('2026-10-10'), table)).toBe('weekend');
  expect(dayClassOf(dayOf('2026-10-08'), table)).toBe('workday');
});

test('what was announced for a year is every day that is not as its weekday, and nothing else', () => {
  const announced = new Map(announcedDaysOf(2026).map((one) => [formatDate(one.day), one]));
  expect(announced.get('2026-10-03')).toMatchObject({ class: 'holiday', name: { zh: '国庆节', en: 'National Day' } });
  expect(announced.get('2026-10-10')).toMatchObject({ class: 'workday', name: { zh: '国庆节' } });
  expect(announced.has('2026-10-08')).toBe(false);
  for (let day = dayNumberOf(2026, 1, 1); day < dayNumberOf(2027, 1, 1); day++) {
    const isWeekend = isoWeekdayOf(day) > 5;
    const plain = isWeekend ? 'weekend' : 'workday';
    if (dayClassOf(day) !== plain) expect(announced.get(formatDate(day))?.class).toBe(dayClassOf(day));
  }
  expect(announcedDaysOf(2011).find(({ day }) => formatDate(day) === '2011-06-05')?.class).toBe('holiday');
  expect([announcedDaysOf(2035), announcedDaysOf(2003)]).toEqual([[], []]);
});
