import {
  type Bucket,
  earliestSlot,
  isWithinHours,
  judge,
  judgeGate,
  planInOrder,
  type ThrottleRule,
} from './planner.rules.js';
import { parseInstant } from './time/iso-time.rules.js';

const DAY = 86_400_000;

/** A time of 15 July 2026 in Shanghai, or another full local time. */
function at(text: string): number {
  const full = text.includes('T') ? text : `2026-07-15T${text}`;
  const instant = parseInstant(`${full}+08:00`);
  if (instant === null) throw new Error(text);
  return instant;
}

function bucket(rules: ThrottleRule[], fields: Partial<Bucket> = {}): Bucket {
  return { key: 'department', zone: 'Asia/Shanghai', rules, sent: [], planned: [], ...fields };
}

const post = (begin: string, end: string | null = begin): { begin: number; end: number | null } => ({
  begin: at(begin),
  end: end === null ? null : at(end),
});
const GAP: ThrottleRule = { type: 'minGap', gap: 'PT30M' };
const THREE_AN_HOUR: ThrottleRule = { type: 'limit', max: 3, per: 'PT1H', window: 'sliding' };
const TWO_A_DAY: ThrottleRule = { type: 'limit', max: 2, per: 'day', window: 'calendar' };
const OFFICE: ThrottleRule = { type: 'hours', workday: ['08:00-18:00'] };
const blackout = (from: string, to: string, mode: 'shift' | 'freeze' = 'shift'): ThrottleRule => ({
  type: 'blackout',
  from: `2026-07-15T${from}+08:00`,
  to: `2026-07-15T${to}+08:00`,
  mode,
});

describe('a slot', () => {
  test.each<[string, ThrottleRule[], Partial<Bucket>, string, string]>([
    ['is the wish when nothing is against it', [GAP, TWO_A_DAY, OFFICE], {}, '09:10:00', '09:10:00'],
    ['may lie exactly a gap after a send', [GAP], { sent: [post('09:00:00')] }, '09:30:00', '09:30:00'],
    ['may lie exactly a gap before a planned one', [GAP], { planned: [at('10:00:00')] }, '09:30:00', '09:30:00'],
    ['may not lie a second nearer', [GAP], { planned: [at('10:00:00')] }, '09:30:01', '10:30:00'],
    [
      'fits between what was and what is planned',
      [THREE_AN_HOUR],
      { sent: [post('09:00:00'), post('09:30:00')], planned: [at('10:20:00')] },
      '09:40:00',
      '09:40:00',
    ],
    [
      'keeps the windows of what is planned after it',
      [THREE_AN_HOUR],
      { sent: [post('09:30:00')], planned: [at('10:10:00'), at('10:20:00')] },
      '09:40:00',
      '10:30:00',
    ],
    [
      'may lie between two sends that no one window holds together',
      [{ ...THREE_AN_HOUR, max: 2 }],
      { planned: [at('09:00:00'), at('10:00:00')] },
      '09:30:00',
      '09:30:00',
    ],
    [
      'is not refused for an old breach whose windows do not hold it',
      [THREE_AN_HOUR],
      { sent: ['07:00:00', '07:01:00', '07:02:00', '07:03:00', '07:04:00'].map((time) => post(time)) },
      '08:04:00',
      '08:04:00',
    ],
    [
      'is refused by an old breach whose window does',
      [THREE_AN_HOUR],
      { sent: ['07:00:00', '07:01:00', '07:02:00', '07:03:00', '07:04:00'].map((time) => post(time)) },
      '08:01:00',
      '08:02:00',
    ],
    [
      'counts two sends of the same second twice',
      [TWO_A_DAY],
      { sent: [post('09:00:00'), post('09:00:00')] },
      '09:10:00',
      '2026-07-16T00:00:00',
    ],
    ['counts a send at its end', [GAP], { sent: [post('09:00:00', '09:05:00')] }, '09:10:00', '09:35:00'],
    [
      'counts a send in the day of its begin and in the day of its end',
      [{ ...TWO_A_DAY, max: 1 }],
      { sent: [post('2026-07-14T23:59:58', '00:00:02')] },
      '2026-07-14T23:59:59',
      '2026-07-16T00:00:00',
    ],
    [
      'counts a send inside one day once',
      [TWO_A_DAY],
      { sent: [post('09:00:00', '09:00:05')] },
      '10:00:00',
      '10:00:00',
    ],
    ['may start the second a blackout ends', [blackout('09:00:00', '10:00:00')], {}, '09:00:00', '10:00:00'],
    ['is not moved by a freeze blackout', [blackout('09:00:00', '10:00:00', 'freeze')], {}, '09:30:00', '09:30:00'],
    ['is refused at the second the office closes', [OFFICE], {}, '18:00:00', '2026-07-16T08:00:00'],
    [
      'starts a new week on Monday',
      [{ type: 'limit', max: 1, per: 'week', window: 'calendar' }],
      { sent: [post('09:00:00')] },
      '10:00:00',
      '2026-07-20T00:00:00',
    ],
    [
      'starts a new month on its first day',
      [{ type: 'limit', max: 1, per: 'month', window: 'calendar' }],
      { sent: [post('09:00:00')] },
      '10:00:00',
      '2026-08-01T00:00:00',
    ],
  ])('%s', (_, rules, fields, wish, slot) => {
    expect(earliestSlot({ wish: at(wish), buckets: [bucket(rules, fields)] }).slot).toBe(at(slot));
  });

  test('an open send counts as ending now', () => {
    const buckets = [bucket([GAP], { sent: [post('09:00:00', null)] })];
    expect(earliestSlot({ wish: at('09:10:00'), now: at('09:08:00'), buckets }).slot).toBe(at('09:38:00'));
  });

  test('has the consent of every bucket, each in its own zone and with its own ledger', () => {
    const department = bucket([GAP], { sent: [post('09:00:00')] });
    const platform = bucket([{ type: 'hours', workday: ['01:45-02:00'] }], { key: 'platform', zone: 'UTC' });
    const answer = earliestSlot({ wish: at('09:10:00'), buckets: [department, platform] });
    expect(answer.slot).toBe(at('09:45:00'));
    expect(answer.because.map(({ bucket: key, rule }) => [key, rule])).toEqual([
      ['department', 0],
      ['platform', 0],
    ]);
  });

  test('no bucket, no rule: the wish', () => {
    expect(earliestSlot({ wish: at('09:10:00') + 1, buckets: [] })).toEqual({ slot: at('09:10:01'), because: [] });
  });
});

describe('because', () => {
  test('names a rule that refused seconds which another rule had refused already', () => {
    const buckets = [
      bucket([blackout('09:00:00', '12:00:00'), GAP, { ...GAP, gap: 'PT5M' }, OFFICE], { sent: [post('10:00:00')] }),
    ];
    const { because } = earliestSlot({ wish: at('09:00:00'), buckets });
    expect(because.map(({ rule }) => rule)).toEqual([0, 1, 2]);
  });

  test('leaves out a rule that refuses only the slot’s later seconds or earlier ones than the wish', () => {
    const buckets = [
      bucket([blackout('09:00:00', '10:00:00'), GAP], { sent: [post('08:00:00')], planned: [at('11:00:00')] }),
    ];
    const { slot, because } = earliestSlot({ wish: at('09:00:00'), buckets });
    expect(slot).toBe(at('10:00:00'));
    expect(because.map(({ rule }) => rule)).toEqual([0]);
  });

  test('sets the label of the policy before the reason', () => {
    const label = { zh: '新闻科', en: 'News desk' };
    const buckets = [bucket([GAP], { label, sent: [post('09:00:00')] })];
    const [reason] = earliestSlot({ wish: at('09:10:00'), buckets }).because;
    expect(reason?.text.zh).toMatch(/^新闻科：相邻两条/);
    expect(reason?.text.en).toMatch(/^News desk: posts must/);
  });
});

describe('the search ends', () => {
  const wish = at('09:00:00');
  const until = (to: number): ThrottleRule => ({
    type: 'blackout',
    from: '2026-01-01T00:00:00Z',
    to: new Date(to).toISOString(),
    mode: 'shift',
  });

  test('at 366 × 24 h after the wish, that second included', () => {
    const buckets = [bucket([until(wish + 366 * DAY)])];
    expect(earliestSlot({ wish, buckets }).slot).toBe(wish + 366 * DAY);
    expect(earliestSlot({ wish: wish - 1000, buckets })).toMatchObject({
      slot: null,
      because: [{ rule: 0 }],
      error: { code: 'NO_LEGAL_SLOT' },
    });
  });

  test.each<[string, ThrottleRule[]]>([
    ['hours that never open', [{ type: 'hours' }]],
    [
      'two kinds of hours that never meet',
      [OFFICE, { type: 'hours', workday: ['18:00-08:00'], weekend: ['18:00-24:00'] }],
    ],
    ['a blackout of ten years', [until(wish + 3653 * DAY)]],
    ['a gap of two years', [{ type: 'minGap', gap: 'P730D' }]],
    ['a window longer than time itself', [{ type: 'minGap', gap: 'P100000000D' }]],
  ])('%s', (_, rules) => {
    const answer = earliestSlot({ wish, buckets: [bucket(rules, { sent: [post('08:00:00')] })] });
    expect(answer).toMatchObject({ slot: null, error: { code: 'NO_LEGAL_SLOT' } });
    expect(answer.because.map(({ rule }) => rule)).toEqual(rules.map((_rule, index) => index));
    for (const { text } of answer.because) expect(text.zh).toMatch(/366 天内没有可发的时间|起可发/);
  });

  test('also when every day of the year is full', () => {
    const planned = Array.from({ length: 368 }, (_, day) => at('00:00:00') + day * DAY);
    const buckets = [bucket([{ ...TWO_A_DAY, max: 1 }], { planned })];
    expect(earliestSlot({ wish, buckets }).slot).toBeNull();
  });
});

test('wishes planned in order each take their place in every bucket', () => {
  const buckets = [bucket([GAP]), bucket([TWO_A_DAY], { key: 'account' })];
  const wishes = [at('09:00:00'), at('09:00:00'), at('09:00:00')];
  const slots = planInOrder({ wishes, buckets }).map(({ slot }) => slot);
  expect(slots).toEqual([at('09:00:00'), at('09:30:00'), at('2026-07-16T00:00:00')]);
  expect(buckets[0]?.planned).toEqual([]);
});

describe('a judgement', () => {
  test('answers for the very instant, between seconds too', () => {
    const buckets = [bucket([GAP], { sent: [post('09:00:00')] })];
    expect(judge({ at: at('09:30:00') - 1, buckets })).toMatchObject({ legal: false, because: [{ rule: 0 }] });
    expect(judge({ at: at('09:30:00'), buckets })).toEqual({ legal: true, held: false, because: [] });
  });

  test('counts an open send as ending now', () => {
    const buckets = [bucket([GAP], { sent: [post('09:00:00', null)] })];
    expect(judge({ at: at('10:00:00'), buckets }).legal).toBe(false);
  });

  test('counts sends under way against maxInFlight, and ended ones not', () => {
    const rules: ThrottleRule[] = [{ type: 'maxInFlight', max: 2 }];
    const one = [post('09:00:00'), post('09:01:00', null)];
    const two = [...one, post('09:02:00', null)];
    expect(judge({ at: at('09:10:00'), buckets: [bucket(rules, { sent: one })] }).legal).toBe(true);
    const buckets = [bucket(rules, { sent: two })];
    expect(judge({ at: at('09:10:00'), buckets }).because[0]?.text.zh).toContain('现有 2 条尚未结束');
    // Nobody knows when they end: the next second may be tried.
    expect(earliestSlot({ wish: at('09:10:00'), now: at('09:10:00'), buckets }).slot).toBe(at('09:10:01'));
  });

  test('holds inside a freeze blackout, and is not held inside a shift blackout', () => {
    const freeze = [bucket([blackout('09:00:00', '10:00:00', 'freeze')])];
    const shift = [bucket([blackout('09:00:00', '10:00:00')])];
    expect(judge({ at: at('09:30:00'), buckets: freeze })).toMatchObject({ legal: false, held: true });
    expect(judge({ at: at('09:30:00'), buckets: shift })).toMatchObject({ legal: false, held: false });
    expect(judge({ at: at('10:00:00'), buckets: freeze })).toMatchObject({ legal: true, held: false });
  });

  test('at the begin asks hours and blackouts only', () => {
    const buckets = [bucket([GAP, TWO_A_DAY, OFFICE], { sent: [post('09:00:00'), post('09:01:00')] })];
    expect(judge({ at: at('09:02:00'), buckets }).because.map(({ rule }) => rule)).toEqual([0, 1]);
    expect(judgeGate({ at: at('09:02:00'), buckets }).legal).toBe(true);
    expect(judgeGate({ at: at('18:02:00'), buckets }).because.map(({ rule }) => rule)).toEqual([2]);
    expect(isWithinHours({ at: at('17:59:59'), buckets })).toBe(true);
    expect(isWithinHours({ at: at('18:00:00'), buckets })).toBe(false);
  });
});

test('an installation’s own day classes go before the announced ones', () => {
  const buckets = [bucket([OFFICE])];
  const dayClasses = { '2026-07-15': 'holiday', '2026-07-18': 'workday' } as const;
  const slot = (wish: string): number | null => earliestSlot({ wish: at(wish), buckets, dayClasses }).slot;
  expect(slot('09:00:00')).toBe(at('2026-07-16T08:00:00'));
  expect(slot('2026-07-18T09:00:00')).toBe(at('2026-07-18T09:00:00'));
});

test('a rule or a zone that was never validated is an error of the program', () => {
  expect(() => earliestSlot({ wish: 0, buckets: [bucket([{ type: 'minGap', gap: 'P1M' }])] })).toThrow(RangeError);
  expect(() => earliestSlot({ wish: 0, buckets: [bucket([], { zone: 'Mars/Base' })] })).toThrow(RangeError);
});
