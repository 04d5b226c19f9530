import i18next from 'i18next';
import { draftOf, NEW_RULE, ruleOf } from './rule-draft.rules.js';

describe('the form of a rule', () => {
  test.each([
    { type: 'limit', max: 3, per: 'day', window: 'calendar' },
    { type: 'limit', max: 3, per: 'month', window: 'calendar' },
    { type: 'limit', max: 3, per: 'PT60M', window: 'sliding' },
    { type: 'minGap', gap: 'PT45M' },
    { type: 'maxInFlight', max: 1 },
    { type: 'hours', workday: ['08:00-12:00', '14:00-18:00'], holiday: ['10:00-12:00'] },
    { type: 'minGap', gap: 'PT1M30S' },
    { type: 'blackout', from: '2026-12-13T00:00:00Z', to: '2026-12-14T00:00:00Z', mode: 'freeze' },
  ])('gives back what it was made from: %j', (rule) => {
    expect(ruleOf(draftOf(rule))).toEqual(rule);
  });

  test('parts hours as each language does, and takes them back', async () => {
    const rule = { type: 'hours', workday: ['08:00-12:00', '14:00-18:00'] };
    await i18next.init({ lng: 'en', resources: {} });
    expect(draftOf(rule).workday).toBe('08:00-12:00, 14:00-18:00');
    expect(ruleOf(draftOf(rule))).toEqual(rule);
    await i18next.changeLanguage('zh');
    expect(draftOf(rule).workday).toBe('08:00-12:00、14:00-18:00');
  });

  test('says the same length of time in minutes', () => {
    expect(ruleOf(draftOf({ type: 'minGap', gap: 'P1D' }))).toEqual({ type: 'minGap', gap: 'PT1440M' });
  });

  test('takes hours as people write them', () => {
    const typed = {
      ...NEW_RULE,
      kind: 'hours',
      workday: '8：00—12：00，14:00至18:00',
      weekend: ' ',
      holiday: '',
    } as const;
    expect(ruleOf(typed)).toEqual({ type: 'hours', workday: ['08:00-12:00', '14:00-18:00'] });
  });
});
