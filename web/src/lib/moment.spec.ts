import { fullTime, shortTime } from './moment';

const NOON = new Date('2026-11-27T04:00:00Z');

describe('a time in few words', () => {
  test.each([
    ['today is told by the clock alone', '2026-11-27T14:30:00Z', '22:30'],
    ['a day to come brings its weekday, for plans are made by it', '2026-11-28T01:00:00Z', '11-28 Sat 09:00'],
    ['a day gone by is told by its date', '2026-11-25T01:00:00Z', '11-25 09:00'],
  ])('%s', (_rule, at, words) => {
    expect(shortTime(at, NOON)).toBe(words);
  });

  test('in full has weekday and zone', () => {
    expect(fullTime('2026-11-28T01:00:00Z')).toBe('2026-11-28 Sat 09:00:00 (UTC+8)');
  });
});
