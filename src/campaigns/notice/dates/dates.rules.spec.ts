import { daysFoundIn, lastDayNamed, weekdayAfter } from './window-expressions.rules.js';
import { datesIn, readNumber } from './date-expressions.rules.js';
import { documentYears, inMonthOfDocument, withYears } from './document-years.rules.js';
import { dateInChina, lastDayAfterMonths, weekdayOf } from './calendar.rules.js';

const years = documentYears({ issued: '2021-05-20', documentNumber: null, title: null });

describe('stretches of days as official documents write them', () => {
  test.each([
    ['2020年7月', '2020-07-01', '2020-07-31'],
    ['2020年2月', '2020-02-01', '2020-02-29'],
    ['7月1日至31日', '2021-07-01', '2021-07-31'],
    ['7月1—31日', '2021-07-01', '2021-07-31'],
    ['2021年5月8日—14日', '2021-05-08', '2021-05-14'],
    ['5月29日——6月4日', '2021-05-29', '2021-06-04'],
    ['2023年3月至5月', '2023-03-01', '2023-05-31'],
    ['2023年3至5月', '2023-03-01', '2023-05-31'],
    ['6—9月', '2021-06-01', '2021-09-30'],
    ['自即日起至9月底', '2021-05-20', '2021-09-30'],
    ['即日起至2021年6月30日', '2021-05-20', '2021-06-30'],
    ['6月上旬', '2021-06-01', '2021-06-10'],
    ['6月中旬至7月下旬', '2021-06-11', '2021-07-31'],
    ['6月上旬至中旬', '2021-06-01', '2021-06-20'],
    ['2021年全年', '2021-01-01', '2021-12-31'],
    ['2021年度', '2021-01-01', '2021-12-31'],
    ['2021年第三季度', '2021-07-01', '2021-09-30'],
    ['今年下半年', '2021-07-01', '2021-12-31'],
    ['2021年12月至次年2月', '2021-12-01', '2022-02-28'],
    ['2021年12月20日至2022年1月10日', '2021-12-20', '2022-01-10'],
    ['12月20日至2022年1月10日', '2021-12-20', '2022-01-10'],
    ['二〇二一年六月三日', '2021-06-03', '2021-06-03'],
    ['二○二一年六月一日至三十日', '2021-06-01', '2021-06-30'],
    ['2021-06-01至2021-06-30', '2021-06-01', '2021-06-30'],
    ['2021.6.1—2021.6.30', '2021-06-01', '2021-06-30'],
    ['9月1日起，为期一个月', '2021-09-01', '2021-09-30'],
    ['5月8日开始，为期7天', '2021-05-08', '2021-05-14'],
    ['6月1日（周二）上午9：00至6月3日（周四）', '2021-06-01', '2021-06-03'],
    ['6月1日起', '2021-06-01', null],
    ['截至6月30日', null, '2021-06-30'],
    ['6月初至6月20日', null, '2021-06-20'],
  ])('%s is %s to %s', (text, from, to) => {
    const flat = text.replaceAll('○', '〇');
    expect(daysFoundIn(flat, years)).toMatchObject({ from, to });
  });

  test.each(['5月第二周', '6月5日前后', '6月底', '2月30日', '每年7月15日', '近期', '12333热线'])(
    '%s names no certain day',
    (text) => {
      const found = daysFoundIn(text, years);
      expect([found?.from ?? null, found?.to ?? null]).toEqual([null, null]);
    },
  );

  test('a range that would end before it begins ends in the next year, and says that this was not written', () => {
    expect(daysFoundIn('11月15日至2月10日', years)).toMatchObject({
      from: '2021-11-15',
      to: '2022-02-10',
      crossesYear: true,
    });
    expect(daysFoundIn('2021年11月15日至次年2月10日', years)).toMatchObject({ to: '2022-02-10', crossesYear: false });
  });

  test('without any year in the document a date without one stays open', () => {
    const none = documentYears({ issued: null, documentNumber: null, title: null });
    expect(daysFoundIn('7月1日至31日', none)).toMatchObject({ from: null, to: null });
  });
});

describe('the year of a date without one', () => {
  const lastDay = (
    text: string,
    documents: Parameters<typeof documentYears>[0],
    more: number[] = [],
  ): string | null => {
    const date = datesIn(text)[0];
    return date ? lastDayNamed(date, withYears(documentYears(documents), more)) : null;
  };
  test.each([
    [
      'the date of the document first',
      { issued: '2021-05-20', documentNumber: '示发〔2020〕1号', title: '2019年活动' },
      '2021-07-27',
    ],
    ['then its number', { issued: null, documentNumber: '示发〔2020〕1号', title: '2019年活动' }, '2020-07-27'],
    ['then its title', { issued: null, documentNumber: null, title: '2019年活动' }, '2019-07-27'],
    ['else none', { issued: null, documentNumber: null, title: null }, null],
  ])('%s', (_what, sources, expected) => expect(lastDay('7月27日前', sources)).toBe(expected));

  test('a title of next year moves a date that would lie before the document', () => {
    const sources = { issued: '2020-12-25', documentNumber: null, title: '2021年春节宣传' };
    expect(lastDay('1月20日前', sources)).toBe('2021-01-20');
    expect(lastDay('12月30日前', sources)).toBe('2020-12-30');
  });

  test('nothing else does: a month before the document stays in its year', () => {
    expect(lastDay('1月20日前', { issued: '2020-12-25', documentNumber: null, title: null })).toBe('2020-01-20');
    expect(lastDay('次年1月20日前', { issued: '2020-12-25', documentNumber: null, title: null })).toBe('2021-01-20');
  });
});

describe('a day of this month', () => {
  const day = (text: string, issued: string | null): string | null => {
    const years = documentYears({ issued, documentNumber: null, title: null });
    const date = datesIn(text)[0];
    return date ? lastDayNamed(inMonthOfDocument(date, years), years) : null;
  };
  test.each([
    ['本月28日前', '2027-01-15', '2027-01-28'],
    ['下月5日前', '2026-12-18', '2027-01-05'],
    ['下月五日前', '2027-01-15', '2027-02-05'],
    ['本月10日前', '2027-01-15', null],
    ['本月31日前', '2027-02-15', null],
    ['当月28日前', '2027-01-15', null],
    ['本月28日前', null, null],
  ])('%s in a document of %s is %s', (text, issued, expected) => expect(day(text, issued)).toBe(expected));
});

test.each([
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['三十一', 31],
  ['廿一', 21],
  ['27', 27],
  ['甲', null],
  ['', null],
])('the number %s is %s', (text, value) => expect(readNumber(text)).toBe(value));

test('the weekday in brackets is read, and 27 July 2020 was a Monday', () => {
  expect(weekdayAfter('7月27日（星期一）前', 5)).toBe(1);
  expect(weekdayAfter('7月27日（周日）前', 5)).toBe(7);
  expect(weekdayOf('2020-07-27')).toBe(1);
});

test('a month from the 31st ends where the next month does', () => {
  expect(lastDayAfterMonths('2021-01-31', 1)).toBe('2021-02-27');
  expect(lastDayAfterMonths('2021-09-01', 1)).toBe('2021-09-30');
});

test('the day in China begins at 16:00 UTC', () => {
  expect(dateInChina(new Date('2026-07-01T15:59:59Z'))).toBe('2026-07-01');
  expect(dateInChina(new Date('2026-07-01T16:00:00Z'))).toBe('2026-07-02');
});
