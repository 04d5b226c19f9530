import { nextBeijingDay, nextBeijingMonth } from '../../codes/quota-days.rules.js';
import { isTokenCode, WECHAT_CODES, wechatOutcome, wechatText } from './wechat-outcome.rules.js';

// 2026-07-15 23:30 in Beijing.
const now = Date.parse('2026-07-15T23:30:00+08:00');
const midnight = Date.parse('2026-07-16T00:01:00+08:00');

type Expected = 'renew' | 'soon' | 'day' | 'account' | 'authorisation' | 'content' | 'human' | 'unconfirmed';

const all = (expected: Expected, codes: number[]) =>
  codes.map((code): [number, Expected, Expected] => [code, expected, expected]);

/** Every code named on the platform's pages of the calls that are made, and in the tables of two open SDKs (read 2026). */
const NAMED = [
  [-1, 40001, 40014, 42001, 40013, 40125, 41002, 41004, 40002, 43002, 40243, 50004, 50007, 40164, 89503, 89506, 89507],
  [45009, 45011, 76021, 76022, 48006, 40005, 40009, 40004, 40006, 40007, 45001, 40137, 220001, 88000, 53404, 53405],
  [53406, 44003, 45003, 45004, 45110, 45166, 40114, 41039, 40227, 48021, 48001, 53500, 53501, 53503, 53504, 53505],
  [53502, 53600, 45065, 45066, 45067, 45028, 48004, 48003, 48008, 40152, 45083, 45084, 61500, 50002, 40033, 45002],
  [45005, 45006, 45007, 45008, 76001, 76003, 40003, 40132, 40059, 61501, 47001, 43001, 43004],
].flat();

/** code, outcome of a harmless call, outcome of a send. */
const EXPECTED: [number, Expected, Expected][] = [
  [-1, 'soon', 'unconfirmed'],
  [40001, 'soon', 'renew'],
  [40014, 'soon', 'renew'],
  [41001, 'soon', 'renew'],
  [42001, 'soon', 'renew'],
  ...all('account', [40002, 40152, 50002]),
  ...all('authorisation', [40013, 40125, 41002, 41004, 40164, 40243, 50004, 50007, 61004, 89503, 89506, 89507]),
  [220001, 'account', 'account'],
  [45009, 'day', 'day'],
  [45028, 'day', 'day'],
  [45011, 'soon', 'soon'],
  [45066, 'soon', 'soon'],
  [53501, 'soon', 'soon'],
  [45065, 'soon', 'unconfirmed'],
  [53502, 'soon', 'unconfirmed'],
  ...all(
    'human',
    [40003, 40008, 40035, 40059, 40066, 40097, 40130, 40132, 43001, 43002, 43004, 44002, 45067, 45083, 45084],
  ),
  ...all('human', [47001, 48001, 48003, 48004, 48006, 48008, 48021, 53500, 53503, 53504, 53505, 53600, 61500, 61501]),
  ...all('human', [76001, 76002, 76003, 76021, 76022]),
  ...all('content', [40004, 40005, 40006, 40009, 40033, 40114, 40137, 40227, 41005, 41006, 41039, 44001, 44003, 44004]),
  ...all('content', [45001, 45002, 45003, 45004, 45005, 45006, 45007, 45008, 45110, 45166, 53404, 53405, 53406, 88000]),
  [40007, 'content', 'renew'],
];

function seen(code: number, act: 'prepare' | 'send', mayHavePosted = false): Expected | string {
  const outcome = wechatOutcome(code, 'msg', { act, now, mayHavePosted });
  if (outcome.kind === 'rejected') return outcome.fix;
  if (outcome.kind === 'unconfirmed') return 'unconfirmed';
  if (outcome.unauthorised === `WECHAT_${code}`) return 'authorisation';
  if (outcome.notBefore === now + 15_000) return 'renew';
  if (outcome.notBefore === now + 60_000) return 'soon';
  return outcome.notBefore === midnight ? 'day' : String(outcome.notBefore);
}

describe('WeChat codes', () => {
  it.each(EXPECTED)('%i: while preparing %s, at the send %s', (code, prepare, send) => {
    expect(seen(code, 'prepare')).toBe(prepare);
    expect(seen(code, 'send')).toBe(send);
  });

  it('has exactly one row per code, and every row is tested above', () => {
    const codes = WECHAT_CODES.map((entry) => entry.code).sort();
    expect(new Set(codes).size).toBe(codes.length);
    expect(EXPECTED.map(([code]) => code).sort()).toEqual(codes);
  });

  it('knows every code the platform’s pages name', () => {
    const known = new Set(WECHAT_CODES.map(({ code }) => code));
    expect(NAMED.filter((code) => !known.has(code))).toEqual([]);
  });

  it.each(WECHAT_CODES.map(({ code, zh, en }) => [code, zh, en] as const))(
    '%i says in both languages what has happened and what comes next',
    (_code, zh, en) => {
      expect(zh).toMatch(/请|须|系统会|自动继续|按公开|已备好|平台只保留/);
      expect(en).toMatch(/[:;]|must|first/);
      expect(en).not.toMatch(/[一-鿿]{6}/);
    },
  );

  it('an address that is not on the white list is named', () => {
    expect(wechatText(40164, 'invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: 1-2')).toEqual({
      zh: expect.stringContaining('203.0.113.7'),
      en: expect.stringContaining('203.0.113.7'),
    });
    expect(wechatText(40164, 'invalid ip').zh).toContain('IP 白名单');
    expect(wechatText(61004, 'access clientip is not registered requestIP: 203.0.113.8').en).toContain('(203.0.113.8)');
    expect(wechatText(40013, 'invalid appid 203.0.113.7').zh).not.toContain('203.0.113.7');
  });

  it('a spent quota of mass sends comes back with the day, for a 服务号 with the month', () => {
    const at = (massQuota?: 'day' | 'month') => wechatOutcome(45028, '', { act: 'send', now, massQuota });
    expect(at()).toMatchObject({ kind: 'retry', notBefore: midnight });
    expect(at('month')).toMatchObject({ kind: 'retry', notBefore: Date.parse('2026-08-01T00:01:00+08:00') });
    expect(nextBeijingMonth(Date.parse('2026-12-31T23:59:59+08:00'))).toBe(Date.parse('2027-01-01T00:01:00+08:00'));
    expect(nextBeijingMonth(Date.parse('2026-07-01T00:00:00+08:00'))).toBe(Date.parse('2026-08-01T00:01:00+08:00'));
  });

  it('a code nobody has written down was still a refusal: a person reads it', () => {
    expect(wechatOutcome(61451, 'strange', { act: 'send', now })).toMatchObject({
      kind: 'rejected',
      code: 'WECHAT_61451',
      fix: 'human',
      reason: '61451 strange',
    });
  });

  it('an unknown negative code is the platform’s own trouble: at the send nobody knows', () => {
    expect(seen(-1000, 'send')).toBe('unconfirmed');
    expect(seen(-1000, 'prepare')).toBe('soon');
  });

  it('a draft that is gone after an unclear attempt may have been published by it', () => {
    expect(seen(40007, 'send', true)).toBe('unconfirmed');
  });

  it('only the four token codes ask for another token', () => {
    expect(WECHAT_CODES.map((entry) => entry.code).filter(isTokenCode)).toEqual([40001, 40014, 41001, 42001]);
    expect(isTokenCode(99)).toBe(false);
  });

  it.each([
    ['2026-07-15T00:00:00+08:00', '2026-07-16T00:01:00+08:00'],
    ['2026-07-15T23:59:59+08:00', '2026-07-16T00:01:00+08:00'],
    ['2026-12-31T20:00:00+08:00', '2027-01-01T00:01:00+08:00'],
  ])('the quota of %s comes back at %s', (at, next) => expect(nextBeijingDay(Date.parse(at))).toBe(Date.parse(next)));
});
