import { massQuotaOf, type MassUse, quotaPeriod, quotaRefusal, usedAround } from './mass-quota.rules.js';

const at = (time: string): number => Date.parse(`${time}+08:00`);
const DAILY = massQuotaOf({});
const MONTHLY = massQuotaOf({ accountKind: 'service' });

describe('the mass sends an account has', () => {
  it('is one a day for a 公众号 and four a month for a 服务号, counted in Beijing', () => {
    expect([DAILY, MONTHLY]).toEqual([
      { max: 1, per: 'day' },
      { max: 4, per: 'month' },
    ]);
    const evening = at('2026-07-31T23:59:59');
    expect(quotaPeriod(DAILY, evening)).toEqual({ from: at('2026-07-31T00:00:00'), to: at('2026-08-01T00:00:00') });
    expect(quotaPeriod(MONTHLY, evening)).toEqual({ from: at('2026-07-01T00:00:00'), to: at('2026-08-01T00:00:00') });
  });

  const noon = at('2026-07-15T12:00:00');
  it.each<[MassUse['kind'], boolean]>([
    ['sent', true],
    ['planned', false],
    ['open', false],
  ])('a day whose send is %s has none left, for good: %s', (kind, forGood) => {
    const use: MassUse[] = [{ kind, at: noon }];
    expect(quotaRefusal(DAILY, use, at('2026-07-15T00:00:00'))).toMatchObject({ forGood });
    expect(quotaRefusal(DAILY, use, at('2026-07-14T23:59:59'))).toBeNull();
    expect(quotaRefusal(DAILY, use, at('2026-07-16T00:00:00'))).toBeNull();
  });

  it('a month has four, of which it says how they are used', () => {
    const use: MassUse[] = [
      { kind: 'sent', at: at('2026-07-01T00:00:00') },
      { kind: 'sent', at: at('2026-06-30T23:59:59') },
      { kind: 'planned', at: noon },
      { kind: 'open', at: noon },
    ];
    expect(usedAround(MONTHLY, use, noon)).toEqual({ sent: 1, planned: 1, open: 1 });
    expect(quotaRefusal(MONTHLY, use, noon)).toBeNull();
    const refusal = quotaRefusal(MONTHLY, [...use, { kind: 'planned', at: noon }], noon);
    expect(refusal?.zh).toBe('公众号每月只能群发 4 次，2026年7月已发 1 次，已排期 2 次，另有 1 期在预订中');
    expect(refusal?.en).toContain('2026-07: 1 sent, 2 planned, 1 other issue open');
  });
});
