import { WEIBO_CODES, weiboOutcome } from './weibo-outcome.rules.js';

const now = Date.parse('2026-07-15T09:20:00+08:00');
const nextHour = Date.parse('2026-07-15T10:00:00+08:00');

type Expected = 'authorisation' | 'soon' | 'hour' | 'account' | 'content' | 'human' | 'unconfirmed';
const all = (expected: Expected, ...codes: number[]): [number, Expected][] => codes.map((code) => [code, expected]);

/** Every code the platform's pages and their mirrors name (read 2026). */
const NAMED = [
  [10001, 10002, 10003, 10004, 10005, 10006, 10008, 10009, 10010, 10011, 10012, 10013, 10014, 10016, 10017, 10018],
  [10020, 10021, 10022, 10023, 10024, 10026, 20003, 20005, 20006, 20007, 20008, 20012, 20013, 20016, 20017, 20018],
  [20019, 20020, 20021, 20023, 20031, 20032, 20033, 20038, 20044, 20045, 20101, 20111, 21602, 21301, 21314, 21315],
  [21316, 21317, 21319, 21321, 21322, 21323, 21324, 21325, 21326, 21327, 21328, 21329, 21330, 21331, 21332, 21335],
].flat();

/** Outcome of a send that is the first of its publication. */
const EXPECTED: [number, Expected][] = [
  ...all('unconfirmed', 10001, 10002, 10003, 10009, 10010, 10011, 20017, 20019, 20032, 20038, 20111),
  ...all('soon', 21331),
  ...all('hour', 10022, 10023, 10024, 20016),
  ...all('content', 10017, 10018, 20005, 20006, 20008, 20012, 20013, 20018, 20020, 20021, 21602),
  ...all('human', 10008, 10012, 10020, 10021, 10026, 20007, 20031, 20044, 20045, 20101),
  ...all('account', 10004, 10005, 10006, 10013, 10014, 10016, 20003, 20023, 20033),
  ...all('authorisation', 21301, 21314, 21315, 21316, 21317, 21319, 21321, 21327, 21332),
  ...all('account', 21322, 21323, 21324, 21325, 21326, 21328, 21329, 21330, 21335),
];

function seen(code: number, context: { act?: 'prepare' | 'send' } = {}): string {
  const outcome = weiboOutcome(code, 'msg', { act: 'send', now, ...context });
  if (outcome.kind === 'rejected') return outcome.fix;
  if (outcome.kind === 'unconfirmed') return 'unconfirmed';
  if (outcome.unauthorised === `WEIBO_${code}`) return 'authorisation';
  if (outcome.notBefore === nextHour) return 'hour';
  return outcome.notBefore === now + 60_000 ? 'soon' : String(outcome.notBefore);
}

describe('Weibo codes', () => {
  it.each(EXPECTED)('%i is %s', (code, expected) => expect(seen(code)).toBe(expected));

  it('has exactly one row per code, and every row is tested above', () => {
    const codes = WEIBO_CODES.map((entry) => entry.code).sort();
    expect(new Set(codes).size).toBe(codes.length);
    expect(EXPECTED.map(([code]) => code).sort()).toEqual(codes);
  });

  it('knows every code the platform’s pages name', () => {
    const known = new Set(WEIBO_CODES.map(({ code }) => code));
    expect(NAMED.filter((code) => !known.has(code))).toEqual([]);
  });

  it.each([20017, 20019, 20038, 20111])(
    '%i may be our own post repeated back, and is a refusal when it is not',
    (code) => {
      const outcome = weiboOutcome(code, 'msg', { act: 'send', now });
      expect(outcome).toMatchObject({ kind: 'unconfirmed', ifAbsent: `WEIBO_${code}` });
    },
  );

  it.each([10001, 10010])('%i on a harmless call is asked again', (code) => {
    expect(seen(code, { act: 'prepare' })).toBe('soon');
  });

  it.each(WEIBO_CODES.map(({ code, zh, en }) => [code, zh, en] as const))(
    '%i says in both languages what has happened and what comes next',
    (_code, zh, en) => {
      expect(zh).toMatch(/请|须|系统会|自动继续|自动再试/);
      expect(en).toMatch(/[:;]/);
      expect(en).not.toMatch(/[一-鿿]{3}/);
    },
  );

  it('a code nobody has written down was still a refusal: a person reads it', () => {
    expect(weiboOutcome(20999, 'strange', { act: 'send', now })).toMatchObject({
      kind: 'rejected',
      code: 'WEIBO_20999',
      fix: 'human',
      reason: '20999 strange',
    });
  });

  it('an unknown code of the authorisation family is the account’s', () => expect(seen(21399)).toBe('authorisation'));
});
