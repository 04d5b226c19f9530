import { atLocal, atLocalWritten, fullTime, offsetWords, secondTime, shortTime } from './moment';

const NOON = new Date('2026-11-27T04:00:00Z');

describe('a time in few words', () => {
  test.each([
    ['today is told by the clock alone', '2026-11-27T14:30:00Z', '22:30'],
    ['a day to come brings its weekday, for plans are made by it', '2026-11-28T01:00:00Z', '11-28 Sat 09:00'],
    ['a day of another year brings the year', '2027-09-23T01:00:00Z', '2027-09-23 Thu 09:00'],
    ['and so does one gone by', '2025-09-23T01:00:00Z', '2025-09-23 09:00'],
    ['a day gone by is told by its date', '2026-11-25T01:00:00Z', '11-25 09:00'],
  ])('%s', (_rule, at, words) => {
    expect(shortTime(at, NOON)).toBe(words);
  });

  test('in full has weekday and zone', () => {
    expect(fullTime('2026-11-28T01:00:00Z')).toBe('2026-11-28 Sat 09:00:00 (UTC+8)');
    expect(fullTime('2026-07-28T01:00:00Z', 'America/New_York')).toBe('2026-07-27 Mon 21:00:00 (UTC−4)');
  });

  test('tells today from yesterday by the institution’s midnight', () => {
    const [late, now] = ['2026-11-27T04:30:00Z', new Date('2026-11-27T05:30:00Z')];
    expect(shortTime(late, now)).toBe('12:30');
    expect(shortTime(late, now, 'America/New_York')).toBe('11-26 23:30');
  });
});

describe('a time that is given', () => {
  test('is meant on the institution’s clocks, with the offset of that day', () => {
    expect(atLocal('2026-07-15T09:00')).toBe('2026-07-15T01:00:00.000Z');
    expect(atLocalWritten('2026-07-15T09:00')).toBe('2026-07-15T09:00:00+08:00');
    expect(atLocalWritten('2026-07-15T09:00', 'America/New_York')).toBe('2026-07-15T09:00:00-04:00');
    expect(atLocalWritten('2026-12-15T09:00', 'America/New_York')).toBe('2026-12-15T09:00:00-05:00');
    expect(offsetWords(Date.parse('2026-12-15T09:00:00Z'), 'America/New_York')).toBe('UTC−5');
  });
});

test('a time of a record says its year where that is not this one, as the institution counts', () => {
  expect(secondTime('2026-11-26T01:30:05Z', NOON)).toBe('11-26 09:30:05');
  expect(secondTime('2025-11-26T01:30:05Z', NOON)).toBe('2025-11-26 09:30:05');
  expect(secondTime('2025-12-31T16:00:00Z', NOON)).toBe('01-01 00:00:00');
});
