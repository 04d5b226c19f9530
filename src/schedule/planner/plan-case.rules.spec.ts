import examples from '../../../test/fixtures/plan-examples.json' with { type: 'json' };
import { planCases, type PlannedCase } from './plan-case.rules.js';

const GOOD = {
  zone: 'Asia/Shanghai',
  rules: [{ type: 'minGap', gap: 'PT30M' }],
  wishes: ['2026-07-15T09:10:00+08:00'],
};

function plan(json: unknown): PlannedCase {
  const answer = planCases(json);
  if (!answer.ok) throw new Error(`${answer.field}: ${answer.text.en}`);
  return answer.result as PlannedCase;
}

function slotsOf(json: unknown): (string | null)[] {
  return plan(json).slots.map(({ slot }) => slot);
}

describe('the worked examples', () => {
  test.each(examples.map((example) => [example.example, example] as const))('example %d', (_, example) => {
    expect(slotsOf(example.case)).toEqual(example.slots);
  });

  test('all together in one file come back as an array in the same order', () => {
    const answer = planCases(examples.map((example) => example.case));
    expect(answer).toMatchObject({ ok: true });
    const result = (answer.ok ? answer.result : []) as PlannedCase[];
    expect(result.map(({ slots }) => slots.map(({ slot }) => slot))).toEqual(examples.map(({ slots }) => slots));
  });
});

describe('the answer', () => {
  test('gives the wish back as written, and the slot in the zone of the case', () => {
    const { slots } = plan({ ...GOOD, zone: 'America/New_York', wishes: ['2026-07-15T01:10:00.5Z'] });
    expect(slots).toEqual([{ wish: '2026-07-15T01:10:00.5Z', slot: '2026-07-14T21:10:01-04:00', because: [] }]);
  });

  test('names the rule by its place in the list and says why in both languages', () => {
    const { slots } = plan({ ...GOOD, sent: ['2026-07-15T09:00:00+08:00'] });
    expect(slots[0]?.because).toEqual([
      {
        rule: 0,
        text: {
          zh: '相邻两条至少间隔 30 分钟，09:00 已有一条，09:30 起可发',
          en: 'posts must be at least 30 minutes apart; one is at 09:00; possible from 09:30',
        },
      },
    ]);
  });

  test('without a slot carries a stable code, and the wish takes no place', () => {
    const never = { type: 'hours', workday: [], weekend: [] };
    const { slots } = plan({ ...GOOD, rules: [never], wishes: [GOOD.wishes[0], GOOD.wishes[0]] });
    expect(slots).toHaveLength(2);
    for (const slot of slots) {
      expect(slot).toMatchObject({ slot: null, because: [{ rule: 0 }], error: { code: 'NO_LEGAL_SLOT' } });
      expect(slot.error?.text.zh).toContain('366 天');
    }
  });

  test('a wish with any fraction of a second is rounded up', () => {
    expect(slotsOf({ ...GOOD, rules: [], wishes: ['2026-07-15T09:10:00.0001+08:00'] })).toEqual([
      '2026-07-15T09:10:01+08:00',
    ]);
    expect(slotsOf({ ...GOOD, rules: [], wishes: ['2026-07-15T09:10:00.000+08:00'] })).toEqual([
      '2026-07-15T09:10:00+08:00',
    ]);
  });

  test('sends between seconds count where they are', () => {
    expect(slotsOf({ ...GOOD, sent: ['2026-07-15T09:00:00.001+08:00'] })).toEqual(['2026-07-15T09:30:01+08:00']);
    expect(slotsOf({ ...GOOD, sent: ['2026-07-15T09:00:00+08:00'] })).toEqual(['2026-07-15T09:30:00+08:00']);
  });

  test('no rules, no wishes and an empty array of cases are answered, not refused', () => {
    expect(slotsOf({ ...GOOD, rules: [] })).toEqual(GOOD.wishes);
    expect(plan({ ...GOOD, wishes: [] })).toEqual({ slots: [] });
    expect(planCases([])).toEqual({ ok: true, result: [] });
  });

  test('a wish of the year 9999 finds a slot of the year 10000', () => {
    const hours = { type: 'hours', weekend: ['08:00-09:00'] };
    expect(slotsOf({ ...GOOD, rules: [hours], wishes: ['9999-12-31T10:00:00+08:00'] })).toEqual([
      '+010000-01-01T08:00:00+08:00',
    ]);
  });
});

const limit = (rule: object): object => ({ ...GOOD, rules: [GOOD.rules[0], { type: 'limit', max: 1, ...rule }] });
const rule = (one: unknown): object => ({ ...GOOD, rules: [one] });
const blackout = (fields: object): object =>
  rule({
    type: 'blackout',
    from: '2026-12-13T00:00:00+08:00',
    to: '2026-12-14T00:00:00+08:00',
    mode: 'shift',
    ...fields,
  });
const without = (object: object, key: string): object =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

describe('bad input is refused with the field named', () => {
  test.each<[string, unknown, string, string]>([
    ['null', null, '$', 'WRONG_TYPE'],
    ['a number', 7, '$', 'WRONG_TYPE'],
    ['an array of no cases', [GOOD, 'x'], '[1]', 'WRONG_TYPE'],
    ['an array in an array', [[GOOD]], '[0]', 'WRONG_TYPE'],
    ['an unknown field', { ...GOOD, plannd: [] }, 'plannd', 'UNKNOWN_FIELD'],
    ['no zone', without(GOOD, 'zone'), 'zone', 'MISSING'],
    ['an unknown zone', { ...GOOD, zone: 'Asia/Beijing' }, 'zone', 'UNKNOWN_ZONE'],
    ['an empty zone', { ...GOOD, zone: '' }, 'zone', 'UNKNOWN_ZONE'],
    ['an offset for a zone', { ...GOOD, zone: '+08:00' }, 'zone', 'UNKNOWN_ZONE'],
    ['the zone of the machine', { ...GOOD, zone: 'local' }, 'zone', 'UNKNOWN_ZONE'],
    ['a zone that is no text', { ...GOOD, zone: 8 }, 'zone', 'WRONG_TYPE'],
    ['no rules', without(GOOD, 'rules'), 'rules', 'MISSING'],
    ['rules that are no list', { ...GOOD, rules: {} }, 'rules', 'WRONG_TYPE'],
    ['a rule that is no object', rule(['minGap']), 'rules[0]', 'WRONG_TYPE'],
    ['a rule without type', rule({ gap: 'PT1M' }), 'rules[0].type', 'MISSING'],
    ['an unknown rule', rule({ type: 'ratio' }), 'rules[0].type', 'UNKNOWN_VALUE'],
    ['a name of Object for a rule', rule({ type: 'constructor' }), 'rules[0].type', 'UNKNOWN_VALUE'],
    ['maxInFlight', rule({ type: 'maxInFlight', max: 2 }), 'rules[0].type', 'NOT_IN_PLAN_FILE'],
    ['an unknown field of a rule', rule({ type: 'minGap', gap: 'PT1M', per: 1 }), 'rules[0].per', 'UNKNOWN_FIELD'],
    ['__proto__ in a rule', rule(JSON.parse('{"type":"hours","__proto__":[]}')), 'rules[0].__proto__', 'UNKNOWN_FIELD'],
    ['no gap', rule({ type: 'minGap' }), 'rules[0].gap', 'MISSING'],
    ['a gap in months', rule({ type: 'minGap', gap: 'P1M' }), 'rules[0].gap', 'BAD_DURATION'],
    ['a gap in plain words', rule({ type: 'minGap', gap: '30m' }), 'rules[0].gap', 'BAD_DURATION'],
    ['a gap as a number', rule({ type: 'minGap', gap: 1800 }), 'rules[0].gap', 'WRONG_TYPE'],
    ['years', limit({ per: 'P1Y', window: 'sliding' }), 'rules[1].per', 'BAD_DURATION'],
    ['weeks', limit({ per: 'P1W', window: 'sliding' }), 'rules[1].per', 'BAD_DURATION'],
    ['no length', limit({ per: 'PT0S', window: 'sliding' }), 'rules[1].per', 'BAD_DURATION'],
    ['a negative length', limit({ per: '-PT1H', window: 'sliding' }), 'rules[1].per', 'BAD_DURATION'],
    ['a calendar word when sliding', limit({ per: 'day', window: 'sliding' }), 'rules[1].per', 'BAD_DURATION'],
    ['a duration in the calendar', limit({ per: 'P1D', window: 'calendar' }), 'rules[1].per', 'UNKNOWN_VALUE'],
    ['an unknown period', limit({ per: 'year', window: 'calendar' }), 'rules[1].per', 'UNKNOWN_VALUE'],
    ['no per', limit({ window: 'calendar' }), 'rules[1].per', 'MISSING'],
    ['no window', limit({ per: 'PT1H' }), 'rules[1].window', 'MISSING'],
    ['an unknown window', limit({ per: 'PT1H', window: 'fixed' }), 'rules[1].window', 'UNKNOWN_VALUE'],
    ['max 0', limit({ max: 0, per: 'PT1H', window: 'sliding' }), 'rules[1].max', 'BAD_NUMBER'],
    ['max −1', limit({ max: -1, per: 'PT1H', window: 'sliding' }), 'rules[1].max', 'BAD_NUMBER'],
    ['max 1.5', limit({ max: 1.5, per: 'PT1H', window: 'sliding' }), 'rules[1].max', 'BAD_NUMBER'],
    ['max as text', limit({ max: '2', per: 'PT1H', window: 'sliding' }), 'rules[1].max', 'BAD_NUMBER'],
    ['max null', limit({ max: null, per: 'PT1H', window: 'sliding' }), 'rules[1].max', 'BAD_NUMBER'],
    [
      'max beyond counting',
      limit({ max: JSON.parse('1e400'), per: 'day', window: 'calendar' }),
      'rules[1].max',
      'BAD_NUMBER',
    ],
    ['no max', rule({ type: 'limit', per: 'PT1H', window: 'sliding' }), 'rules[0].max', 'MISSING'],
    ['hours that are no list', rule({ type: 'hours', workday: '08:00-18:00' }), 'rules[0].workday', 'WRONG_TYPE'],
    ['hours that are null', rule({ type: 'hours', holiday: null }), 'rules[0].holiday', 'WRONG_TYPE'],
    ['an unknown class of day', rule({ type: 'hours', sunday: [] }), 'rules[0].sunday', 'UNKNOWN_FIELD'],
    [
      'an hour that is none',
      rule({ type: 'hours', weekend: ['08:00-09:00', '25:00-26:00'] }),
      'rules[0].weekend[1]',
      'BAD_HOURS',
    ],
    ['24:00 as a start', rule({ type: 'hours', workday: ['24:00-02:00'] }), 'rules[0].workday[0]', 'BAD_HOURS'],
    ['past 24:00', rule({ type: 'hours', workday: ['22:00-24:01'] }), 'rules[0].workday[0]', 'BAD_HOURS'],
    ['minute 60', rule({ type: 'hours', workday: ['08:60-18:00'] }), 'rules[0].workday[0]', 'BAD_HOURS'],
    ['one hour', rule({ type: 'hours', workday: ['08:00'] }), 'rules[0].workday[0]', 'BAD_HOURS'],
    ['a range that is no text', rule({ type: 'hours', workday: [8] }), 'rules[0].workday[0]', 'WRONG_TYPE'],
    ['a freeze blackout', blackout({ mode: 'freeze' }), 'rules[0].mode', 'NOT_IN_PLAN_FILE'],
    ['an unknown mode', blackout({ mode: 'skip' }), 'rules[0].mode', 'UNKNOWN_VALUE'],
    ['no mode', blackout({ mode: undefined }), 'rules[0].mode', 'MISSING'],
    [
      'a blackout that ends at its start',
      blackout({ to: '2026-12-13T00:00:00+08:00' }),
      'rules[0].to',
      'EMPTY_INTERVAL',
    ],
    ['a blackout that ends before', blackout({ to: '2026-12-12T00:00:00+08:00' }), 'rules[0].to', 'EMPTY_INTERVAL'],
    ['a blackout without offset', blackout({ from: '2026-12-13T00:00:00' }), 'rules[0].from', 'BAD_INSTANT'],
    ['a blackout without end', blackout({ to: undefined }), 'rules[0].to', 'MISSING'],
    ['no wishes', without(GOOD, 'wishes'), 'wishes', 'MISSING'],
    ['one wish without a list', { ...GOOD, wishes: GOOD.wishes[0] }, 'wishes', 'WRONG_TYPE'],
    ['a wish that is no text', { ...GOOD, wishes: [GOOD.wishes[0], 5] }, 'wishes[1]', 'WRONG_TYPE'],
    ['a wish without offset', { ...GOOD, wishes: ['2026-07-15T09:10:00'] }, 'wishes[0]', 'BAD_INSTANT'],
    ['a date that is none', { ...GOOD, wishes: ['2026-02-29T09:10:00+08:00'] }, 'wishes[0]', 'BAD_INSTANT'],
    ['a date alone', { ...GOOD, sent: ['2026-07-15'] }, 'sent[0]', 'BAD_INSTANT'],
    ['sent null', { ...GOOD, sent: null }, 'sent', 'WRONG_TYPE'],
    ['planned that is no list', { ...GOOD, planned: {} }, 'planned', 'WRONG_TYPE'],
    ['a planned instant that is none', { ...GOOD, planned: ['x'] }, 'planned[0]', 'BAD_INSTANT'],
  ])('%s', (_, json, field, code) => {
    const answer = planCases(json);
    expect(answer).toMatchObject({ ok: false, field, code });
    if (answer.ok) return;
    expect(answer.text.zh).not.toBe('');
    expect(answer.text.en).not.toBe('');
    // In an array the same fault is named below its place.
    if (!Array.isArray(json)) {
      const within = field === '$' ? '[1]' : `[1].${field}`;
      expect(planCases([GOOD, json])).toMatchObject({ ok: false, field: within, code });
    }
  });
});

test('a thousand cases, a third of which never fit, are answered one by one', () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe'];
  const cases = Array.from({ length: 1000 }, (_, index) => ({
    zone: zones[index % zones.length],
    rules: [
      { type: 'hours', workday: ['08:00-18:00'], weekend: ['10:00-12:00'] },
      { type: 'limit', max: 2, per: 'day', window: 'calendar' },
      { type: 'minGap', gap: 'PT30M' },
      { type: 'limit', max: 3, per: 'P2D', window: 'sliding' },
      ...(index % 3 === 0 ? [{ type: 'hours', workday: ['19:00-20:00'] }] : []),
    ],
    wishes: Array.from({ length: 3 }, (_unused, wish) =>
      new Date(Date.UTC(2026, 6, 1) + index * 3e6 + wish * 1e5).toISOString(),
    ),
  }));
  // That it takes well under five seconds is a figure of the bench; here a search without end would run into the test's own limit.
  const answer = planCases(cases);
  expect(answer.ok).toBe(true);
  const slots = answer.ok ? (answer.result as unknown as { slots: { slot: string | null }[] }[]) : [];
  expect(slots).toHaveLength(1000);
  expect(slots.map(({ slots: [first] }) => first?.slot === null)).toEqual(cases.map((_case, index) => index % 3 === 0));
});
