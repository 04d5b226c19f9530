import { minutesOf, scopeOf, sentenceOf, spanOf } from './policy-sentence.rules.js';

describe('rules in sentences', () => {
  test.each([
    [{ type: 'limit', max: 2, per: 'day', window: 'calendar' }, '每天最多 2 条', 'at most 2 a day'],
    [{ type: 'limit', max: 4, per: 'PT1H', window: 'sliding' }, '任意 1 小时内最多 4 条', 'at most 4 within any 1 h'],
    [{ type: 'minGap', gap: 'PT30M' }, '间隔至少 30 分钟', 'at least 30 min apart'],
    [{ type: 'maxInFlight', max: 1 }, '同时在发最多 1 条', 'at most 1 under way at once'],
    [
      { type: 'hours', workday: ['08:00-12:00', '14:00-18:00'], weekend: ['09:00-12:00'] },
      '只在工作日 08:00–12:00、14:00–18:00，周末 09:00–12:00，节假日不发',
      'only working days 08:00–12:00, 14:00–18:00; weekends 09:00–12:00; not on holidays',
    ],
  ])('%j', (rule, zh, en) => {
    expect(sentenceOf(rule)).toEqual({ zh, en });
  });

  test.each([
    ['PT1M30S', '1 分钟 30 秒', 1.5],
    ['P1DT2H', '1 天 2 小时', 1_560],
    ['PT0S', '0 分钟', 0],
  ])('%s lasts %s', (duration, zh, minutes) => {
    expect(spanOf(duration).zh).toBe(zh);
    expect(minutesOf(duration)).toBe(minutes);
  });

  test.each(['P', 'PT', 'P1M', '30', 'PT1.5H'])('%s is no duration of ours, and shown as it is', (text) => {
    expect(minutesOf(text)).toBeNull();
    expect(spanOf(text)).toEqual({ zh: text, en: text });
  });

  test('say whom they hold for, and whether each counts alone', () => {
    const name = (id: string): string => ({ d: '示例局', wechat: '微信', a: '示例公众号' })[id] ?? id;
    const scope = { departmentId: null, channel: null, accountId: null };
    expect(scopeOf({ ...scope, spread: 'each' }, name).zh).toBe('每个单位');
    expect(scopeOf({ ...scope, channel: 'wechat' }, name).zh).toBe('所有单位合计在微信');
    expect(scopeOf({ ...scope, departmentId: 'd', spread: 'each' }, name).zh).toBe('示例局及下属每个单位');
    expect(scopeOf({ ...scope, departmentId: 'd', accountId: 'a' }, name).zh).toBe(
      '示例局（含下属）合计在“示例公众号”',
    );
  });
});
