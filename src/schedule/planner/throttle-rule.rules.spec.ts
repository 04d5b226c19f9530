import { parseClockRange, parseRules } from './throttle-rule.rules.js';

test.each<[string, { from: number; to: number } | null]>([
  ['08:00-18:00', { from: 8 * 3600, to: 18 * 3600 }],
  ['00:00-24:00', { from: 0, to: 24 * 3600 }],
  ['22:30-02:15', { from: 22 * 3600 + 1800, to: 2 * 3600 + 900 }],
  ['08:00-08:00', { from: 8 * 3600, to: 8 * 3600 }],
  ['24:00-02:00', null],
  ['08:00-24:01', null],
  ['8:00-18:00', null],
  ['08:00 - 18:00', null],
  ['08:00–18:00', null],
  ['08:00:00-18:00:00', null],
  ['', null],
])('the range %j', (text, range) => {
  expect(parseClockRange(text)).toEqual(range);
});

test('a policy may hold every kind of rule, and gets them back as they are stored', () => {
  const rules = [
    { type: 'limit', max: 3, per: 'PT1H', window: 'sliding' },
    { type: 'limit', max: 2, per: 'month', window: 'calendar' },
    { type: 'minGap', gap: 'P1DT30M' },
    { type: 'hours', workday: ['08:00-12:00', '14:00-18:00'], holiday: [] },
    { type: 'blackout', from: '2026-12-13T00:00:00+08:00', to: '2026-12-14T00:00:00Z', mode: 'freeze', name: '公祭日' },
    { type: 'maxInFlight', max: 2 },
  ];
  expect(parseRules(rules)).toEqual({ ok: true, value: rules });
});

test('the fault is named below the path of the caller', () => {
  expect(parseRules([{ type: 'maxInFlight', max: 0 }], 'policy.rules')).toMatchObject({
    ok: false,
    field: 'policy.rules[0].max',
    code: 'BAD_NUMBER',
  });
});
