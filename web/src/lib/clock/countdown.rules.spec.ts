import { isOnTime, latenessOf, spanOf } from './countdown.rules';

const ZH = { second: '秒', minute: '分', hour: '小时' };

describe('spans in words', () => {
  it.each([
    [0, '00:00'],
    [999, '00:00'],
    [61_000, '01:01'],
    [3_725_000, '1:02:05'],
    [86_400_000 + 4 * 3_600_000, '1 天 04:00'],
  ])('%i ms is %s', (ms, words) => expect(spanOf(ms, '天')).toBe(words));

  it.each([
    [-500, '0.0 秒'],
    [180, '0.1 秒'],
    [9_990, '9.9 秒'],
    [61_000, '61 秒'],
    [180_000, '3 分'],
    [9_000_000, '2.5 小时'],
  ])('late by %i ms is %s', (ms, words) => expect(latenessOf(ms, ZH)).toBe(words));

  it.each([
    [-500, true],
    [999, true],
    [1_000, false],
  ])('what leaves %i ms after its time is on time: %s', (ms, on) => expect(isOnTime(ms)).toBe(on));
});
