import { saysToday } from './release-times.rules';

const NOON = new Date('2026-11-27T04:00:00Z');
const TONIGHT = '2026-11-27T12:35:00Z';

describe('a new time beside the old one', () => {
  test.each([
    ['says today where the old one was another day’s', TONIGHT, '2026-11-26T12:30:00Z', true],
    ['also of a day to come', TONIGHT, '2026-11-28T12:30:00Z', true],
    ['names no day where both are today', TONIGHT, '2026-11-27T12:30:00Z', false],
    ['has its date where it is not today', '2026-11-28T12:35:00Z', '2026-11-26T12:30:00Z', false],
  ])('%s', (_rule, to, from, says) => {
    expect(saysToday(to, from, NOON)).toBe(says);
  });

  test('goes by the institution’s midnight', () => {
    expect(saysToday(TONIGHT, '2026-11-27T04:30:00Z', new Date('2026-11-27T11:00:00Z'))).toBe(false);
    expect(saysToday(TONIGHT, '2026-11-27T04:30:00Z', new Date('2026-11-27T11:00:00Z'), 'America/New_York')).toBe(true);
  });
});
