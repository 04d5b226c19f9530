import { changeOutcome, sendOutcome, unlessOk, WEBHOOK_CODES, webhookText } from './webhook-outcome.rules.js';
import { addressOf, messageOf, readReply, refOf } from './webhook-reply.rules.js';

const times = { now: 1_000, until: 9_000 };
const answered = (status: number, body: unknown = '', headers: Record<string, string> = {}) =>
  readReply({
    kind: 'answered',
    status,
    headers,
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  });
const sent = (...args: Parameters<typeof answered>) => sendOutcome(answered(...args), 'job', times);

describe('what an answer to a publication means', () => {
  it.each([
    [201, { url: 'https://www.example.gov.cn/a', ref: '7' }, { kind: 'sent', ref: '7' }],
    [200, { url: 'https://www.example.gov.cn/a', ref: 7 }, { kind: 'sent', ref: '7' }],
    [200, { url: 'https://www.example.gov.cn/a' }, { kind: 'sent', ref: 'https://www.example.gov.cn/a' }],
    [202, { url: 'https://www.example.gov.cn/a' }, { kind: 'accepted', ref: 'job', until: 9_000 }],
    [202, '', { kind: 'accepted', ref: 'job', until: 9_000 }],
    [204, '', { kind: 'accepted', ref: 'job', until: 9_000 }],
    [200, '<html>', { kind: 'unconfirmed' }],
    [200, '[]', { kind: 'unconfirmed' }],
    [200, { url: 'ftp://x' }, { kind: 'unconfirmed' }],
    [301, '', { kind: 'unconfirmed', text: { zh: expect.stringContaining('查证') as string } }],
    [302, '', { kind: 'unconfirmed' }],
    [303, '', { kind: 'unconfirmed' }],
    [307, '', { kind: 'rejected', code: 'WEBHOOK_3XX', fix: 'account' }],
    [308, '', { kind: 'rejected', code: 'WEBHOOK_3XX', fix: 'account' }],
    [400, '', { kind: 'rejected', code: 'WEBHOOK_400', fix: 'human' }],
    [401, '', { kind: 'retry', notBefore: 61_000, unauthorised: 'WEBHOOK_401' }],
    [403, '', { kind: 'rejected', code: 'WEBHOOK_403', fix: 'account' }],
    [404, '', { kind: 'rejected', code: 'WEBHOOK_404', fix: 'account' }],
    [405, '', { kind: 'rejected', code: 'WEBHOOK_405', fix: 'account' }],
    [408, '', { kind: 'unconfirmed' }],
    [409, '', { kind: 'unconfirmed' }],
    [410, '', { kind: 'rejected', code: 'WEBHOOK_410', fix: 'account' }],
    [413, '', { kind: 'rejected', code: 'WEBHOOK_413', fix: 'content' }],
    [418, '', { kind: 'rejected', code: 'WEBHOOK_418', fix: 'human' }],
    [422, { message: '标题重复' }, { kind: 'rejected', code: 'WEBHOOK_422', fix: 'content' }],
    [424, '', { kind: 'retry', notBefore: 16_000 }],
    [425, '', { kind: 'retry', notBefore: 61_000 }],
    [429, '', { kind: 'retry', notBefore: 61_000 }],
    [500, '', { kind: 'unconfirmed' }],
    [502, '<html>', { kind: 'unconfirmed' }],
    [503, '', { kind: 'unconfirmed' }],
    [504, '', { kind: 'unconfirmed' }],
  ])('%i %j', (status, body, outcome) => expect(sent(status, body)).toMatchObject(outcome));

  it('bytes that never left are no post, bytes without an answer may be one', () => {
    const [reason, code] = ['x', 'X'];
    expect(sendOutcome(readReply({ kind: 'not-sent', reason, code }), 'job', times)).toMatchObject({ kind: 'retry' });
    const lost = readReply({ kind: 'no-answer', reason, code });
    expect(sendOutcome(lost, 'job', times)).toMatchObject({ kind: 'unconfirmed' });
    // What may be done again and again is simply asked again.
    expect(unlessOk(lost as never, 0)).toMatchObject({ kind: 'retry' });
    // A picture that was sent on elsewhere is no matter of taking it or not: the address is wrong.
    expect(unlessOk(answered(302) as never, 0)).toMatchObject({ kind: 'rejected', code: 'WEBHOOK_3XX' });
  });

  it('is put off as long as the receiver asks, an hour at most', () => {
    const wait = (header: string) => {
      const outcome = sent(429, '', { 'retry-after': header });
      return outcome.kind === 'retry' && outcome.notBefore - times.now;
    };
    expect(['5', '0', '999999', 'Wed, 21 Oct 2026 07:28:00 GMT'].map(wait)).toEqual([5_000, 1_000, 3_600_000, 60_000]);
  });

  it('every code says what to do in both languages, with the receiver’s words behind', () => {
    for (const code of [...WEBHOOK_CODES.map((row) => row.code), '418']) {
      expect(webhookText(code, '').zh).toMatch(/请/);
      expect(webhookText(code, '').en).toMatch(/: (compare|have|correct|ask|use|change|tell)|enter its/);
      expect(webhookText(code, '栏目已满').zh).toContain('栏目已满');
    }
  });
});

describe('what an answer to a change means', () => {
  it.each([
    [200, { url: 'https://www.example.gov.cn/b' }, { kind: 'done', url: 'https://www.example.gov.cn/b' }],
    [204, '', { kind: 'done' }],
    [202, '', { kind: 'unknown' }],
    [303, '', { kind: 'unknown', text: { en: expect.stringContaining('redirect') as string } }],
    [308, '', { kind: 'refused', code: 'WEBHOOK_3XX' }],
    [404, '', { kind: 'refused', code: 'WEBHOOK_404' }],
    [401, '', { kind: 'retry', unauthorised: 'WEBHOOK_401' }],
    [424, '', { kind: 'retry' }],
    [500, '', { kind: 'unknown' }],
  ])('%i %j', (status, body, outcome) => expect(changeOutcome(answered(status, body), 0)).toMatchObject(outcome));
});

describe('what a receiver tells', () => {
  it.each([
    ['https://www.example.gov.cn/a b', 'https://www.example.gov.cn/a%20b'],
    ['http://127.0.0.1:8080/1', 'http://127.0.0.1:8080/1'],
    [undefined, null],
    ['', null],
    [null, null],
    [7, undefined],
    ['/pages/1', undefined],
    ['javascript:alert(1)', undefined],
    ['https://user:pass@example.org/', undefined],
    [`https://example.org/${'x'.repeat(1_100)}`, undefined],
  ])('the address %j is %j', (url, address) => expect(addressOf({ url })).toBe(address));

  it.each([
    ['7', '7'],
    [7, '7'],
    ['a b', 'page'],
    ['', 'page'],
    [null, 'page'],
    ['x'.repeat(201), 'page'],
  ])('the reference %j is %j', (ref, read) => expect(refOf({ ref }, 'page')).toBe(read));

  it.each([
    [{ message: ' 栏目\n已满 ' }, '栏目 已满'],
    [{ title: 'Bad', detail: 'Too long' }, 'Too long'],
    [{ message: 'x'.repeat(201) }, `${'x'.repeat(200)}…`],
    [{ message: 7 }, ''],
    [{}, ''],
  ])('of %j people read %j', (body, line) => expect(messageOf(body)).toBe(line));
});
