import { durationWords, timeWords } from './because.rules.js';
import { earliestSlot, type SendInterval, type ThrottleRule } from './planner.rules.js';
import { ZoneClock } from './time/zone-clock.rules.js';

function reasons(rule: ThrottleRule, wish: string, sent: string[] = [], zone = 'Asia/Shanghai'): string[] {
  const sends = sent.map((text): SendInterval => ({ begin: Date.parse(text), end: Date.parse(text) }));
  const bucket = { key: 'b', zone, rules: [rule], sent: sends, planned: [] };
  return earliestSlot({ wish: Date.parse(wish), buckets: [bucket] }).because.flatMap(({ text }) => [text.zh, text.en]);
}

describe('the words of a reason', () => {
  test('a sliding limit names the stretch that is full', () => {
    const rule: ThrottleRule = { type: 'limit', max: 2, per: 'PT90M', window: 'sliding' };
    const sent = ['2026-07-15T23:00:00+08:00', '2026-07-15T23:40:00+08:00'];
    expect(reasons(rule, '2026-07-15T23:50:00+08:00', sent)).toEqual([
      '1 小时 30 分钟内最多发 2 条，23:00 至 23:40 已有 2 条，7月16日 00:30 起可发',
      'at most 2 posts in any 1 hour 30 minutes; 2 are at 23:00 to 23:40; possible from 16 July 00:30',
    ]);
  });

  test('a limit of one says so', () => {
    const rule: ThrottleRule = { type: 'limit', max: 1, per: 'PT30M', window: 'sliding' };
    expect(reasons(rule, '2026-07-15T09:10:00+08:00', ['2026-07-15T09:00:00+08:00'])[0]).toBe(
      '30 分钟内只能发 1 条，09:00 已有一条，09:30 起可发',
    );
  });

  test('a weekly and a monthly quota name their period', () => {
    const sent = ['2026-12-29T09:00:00+08:00'];
    const week: ThrottleRule = { type: 'limit', max: 1, per: 'week', window: 'calendar' };
    expect(reasons(week, '2026-12-30T09:00:00+08:00', sent)[0]).toBe(
      '每周最多发 1 条，12月28日至2027年1月3日这一周已有 1 条，2027年1月4日 00:00 起可发',
    );
    const month: ThrottleRule = { type: 'limit', max: 1, per: 'month', window: 'calendar' };
    expect(reasons(month, '2026-12-30T09:00:00+08:00', sent)[1]).toBe(
      'at most 1 post a month; December 2026 already has 1; possible from 1 January 2027 00:00',
    );
  });

  test('hours name the kind of day, 调休 included', () => {
    const rule: ThrottleRule = { type: 'hours', workday: ['08:00-12:00', '14:00-18:00'] };
    expect(reasons(rule, '2026-10-10T12:30:00+08:00')[0]).toBe(
      '10月10日（周六）是工作日，可发时间为 08:00-12:00、14:00-18:00，12:30 不在其内，14:00 起可发',
    );
    expect(reasons(rule, '2026-10-03T12:30:00+08:00')[1]).toBe(
      'Saturday 3 October is a holiday, with no sending hours; possible from 8 October 08:00',
    );
  });

  test('hours that only stop the search speak of the stretch that is closed, and name no second nobody wished', () => {
    const hours: ThrottleRule = { type: 'hours', workday: ['08:00-18:00'] };
    const full: ThrottleRule = { type: 'minGap', gap: 'PT3H' };
    const sent = [{ begin: Date.parse('2026-07-15T16:00:00+08:00'), end: Date.parse('2026-07-15T16:00:00+08:00') }];
    const bucket = { key: 'b', zone: 'Asia/Shanghai', rules: [full, hours], sent, planned: [] };
    const { because } = earliestSlot({ wish: Date.parse('2026-07-15T16:10:00+08:00'), buckets: [bucket] });
    expect(because.map(({ text }) => [text.zh, text.en])).toEqual([
      [expect.stringContaining('至少间隔 3 小时'), expect.any(String)],
      [
        '7月15日（周三）是工作日，可发时间为 08:00-18:00，18:00 至 7月16日 08:00 不可发，7月16日 08:00 起可发',
        'Wednesday 15 July is a working day, with sending hours 08:00-18:00, so that nothing leaves from 18:00 to 16 July 08:00; possible from 16 July 08:00',
      ],
    ]);
  });

  test('hours speak of a wish by the minute, the way hours are written', () => {
    const rule: ThrottleRule = { type: 'hours', workday: ['08:00-18:00'] };
    expect(reasons(rule, '2026-07-15T22:14:07.300+08:00')[0]).toBe(
      '7月15日（周三）是工作日，可发时间为 08:00-18:00，22:14 不在其内，7月16日 08:00 起可发',
    );
  });

  test('a blackout gives both borders and its name', () => {
    const rule: ThrottleRule = {
      type: 'blackout',
      from: '2026-12-13T00:00:00+08:00',
      to: '2026-12-14T00:00:00+08:00',
      mode: 'shift',
      name: '公祭日',
    };
    expect(reasons(rule, '2026-12-13T09:00:00+08:00')).toEqual([
      '12月13日 00:00 至 12月14日 00:00 为停发时段“公祭日”，12月14日 00:00 起可发',
      'no sending from 13 December 00:00 to 14 December 00:00 (blackout “公祭日”); possible from 14 December 00:00',
    ]);
  });
});

test('a reading the clock shows twice carries its offset', () => {
  const clock = ZoneClock.of('America/New_York');
  const [first, second] = ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'].map((text) => Date.parse(text)) as [
    number,
    number,
  ];
  expect(timeWords(first, first, clock).zh).toBe('01:30 (UTC-04:00)');
  expect(timeWords(second, second, clock).zh).toBe('01:30 (UTC-05:00)');
  expect(timeWords(second + 3_600_000, second, clock).zh).toBe('02:30');
});

test.each([
  [1000, '1 秒', '1 second'],
  [86_400_000, '1 天', '1 day'],
  [93_784_500, '1 天 2 小时 3 分钟 4.5 秒', '1 day 2 hours 3 minutes 4.5 seconds'],
])('%d ms in words', (ms, zh, en) => {
  expect(durationWords(ms)).toEqual({ zh, en });
});
