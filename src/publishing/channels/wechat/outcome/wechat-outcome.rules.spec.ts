import {
  isTokenCode,
  nextBeijingDay,
  PUBLISH_STATUSES,
  publishOutcome,
  publishStatus,
  WECHAT_CODES,
  wechatOutcome,
} from './wechat-outcome.rules.js';

// 2026-07-15 23:30 in Beijing.
const now = Date.parse('2026-07-15T23:30:00+08:00');
const midnight = Date.parse('2026-07-16T00:01:00+08:00');

type Expected = 'renew' | 'soon' | 'day' | 'account' | 'content' | 'human' | 'unconfirmed';

/** code, outcome of a harmless call, outcome of a send. */
const EXPECTED: [number, Expected, Expected][] = [
  [-1, 'soon', 'unconfirmed'],
  [40001, 'soon', 'renew'],
  [40014, 'soon', 'renew'],
  [41001, 'soon', 'renew'],
  [42001, 'soon', 'renew'],
  ...[40002, 40013, 40125, 41002, 41004, 40164, 40243, 50002, 50004, 50007, 89503, 89506, 89507, 220001].map(
    (code): [number, Expected, Expected] => [code, 'account', 'account'],
  ),
  [45009, 'day', 'day'],
  [45028, 'day', 'day'],
  [45011, 'soon', 'soon'],
  [45066, 'soon', 'soon'],
  [53501, 'soon', 'soon'],
  [45065, 'soon', 'unconfirmed'],
  [53502, 'soon', 'unconfirmed'],
  ...[
    45067, 48001, 48003, 48004, 48006, 48008, 48021, 40152, 53500, 53503, 53504, 53505, 43001, 43002, 47001, 40003,
  ].map((code): [number, Expected, Expected] => [code, 'human', 'human']),
  ...[
    40033, 40004, 40005, 40006, 40009, 40114, 40137, 40227, 41005, 41039, 44003, 45001, 45002, 45003, 45004, 45005,
  ].map((code): [number, Expected, Expected] => [code, 'content', 'content']),
  ...[45006, 45007, 45008, 45110, 45166, 53404, 53405, 53406, 88000].map((code): [number, Expected, Expected] => [
    code,
    'content',
    'content',
  ]),
  [40007, 'content', 'renew'],
];

function seen(code: number, act: 'prepare' | 'send', mayHavePosted = false): Expected | string {
  const outcome = wechatOutcome(code, 'msg', { act, now, mayHavePosted });
  if (outcome.kind === 'rejected') return outcome.fix;
  if (outcome.kind === 'unconfirmed') return 'unconfirmed';
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

describe('publish_status', () => {
  it.each([
    [0, 'sent'],
    [1, 'working'],
    [2, 'content'],
    [3, 'human'],
    [4, 'content'],
    [5, 'withdrawn'],
    [6, 'withdrawn'],
  ])('%i is %s', (status, verdict) => expect(publishStatus(status).verdict).toBe(verdict));

  it('has no further rows; an unknown status is no result', () => {
    expect(PUBLISH_STATUSES).toHaveLength(7);
    expect(publishStatus(7).verdict).toBe('unclear');
    expect(publishStatus(Number.NaN).verdict).toBe('unclear');
  });

  it('only a result with the id of the article is sent; the id of a job is none', () => {
    const url = 'https://mp.weixin.qq.com/s/x';
    expect(publishOutcome({ status: 0, articleId: 'a1', url })).toEqual({ kind: 'sent', ref: 'a1', url });
    expect(publishOutcome({ status: 0, articleId: null, url })).toBeNull();
    expect(publishOutcome({ status: 1, articleId: null, url: null })).toBeNull();
    expect(publishOutcome({ status: 4, articleId: null, url: null })).toMatchObject({
      code: 'WECHAT_STATUS_4',
      fix: 'content',
    });
    expect(publishOutcome({ status: 9, articleId: null, url: null })).toMatchObject({ kind: 'unconfirmed' });
  });

  it.each([5, 6])('%i was published, hence is never rejected: that would allow sending it again', (status) => {
    const url = 'https://mp.weixin.qq.com/s/x';
    expect(publishOutcome({ status, articleId: 'a1', url })).toEqual({ kind: 'sent', ref: 'a1', url });
    expect(publishOutcome({ status, articleId: 'a1', url: null })).toEqual({ kind: 'sent', ref: 'a1' });
    expect(publishOutcome({ status, articleId: null, url: null })).toMatchObject({
      kind: 'unconfirmed',
      reason: expect.stringContaining('published, then'),
    });
  });
});
