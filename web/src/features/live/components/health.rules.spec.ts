import { daysUntil, isLow, looksOf } from './health.rules';

describe('an account at a glance', () => {
  it('has whole days left, and none once it is over', () => {
    const now = Date.parse('2026-11-26T00:00:00Z');
    expect(daysUntil('2026-12-03T23:59:59Z', now)).toBe(7);
    expect(daysUntil('2026-11-26T01:00:00Z', now)).toBe(0);
    expect(daysUntil('2026-11-20T00:00:00Z', now)).toBe(0);
  });

  it('is short of calls at a tenth, and at none of none', () => {
    expect([isLow(11, 100), isLow(10, 100), isLow(0, 1), isLow(1, 1), isLow(0, 0)]).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
  });

  it('looks bad only where a person has to do something', () => {
    expect((['good', 'not_needed', 'untried', 'refused', 'ended', 'failed', 'missing'] as const).map(looksOf)).toEqual([
      ...['health-good', 'soft', 'health-doubt'],
      ...['health-bad', 'health-bad', 'health-bad', 'health-bad'],
    ]);
  });
});
