import { WEIBO_SHAPE } from '../weibo/api/weibo-reply.rules.js';
import { WEIBO } from '../weibo/outcome/weibo-outcome.rules.js';
import { WECHAT_SHAPE } from '../wechat/api/wechat-reply.rules.js';
import { WECHAT } from '../wechat/outcome/wechat-outcome.rules.js';
import { codeText } from './code-table.rules.js';
import {
  changingFailure,
  harmlessFailure,
  type PlatformReply,
  readAnswer,
  sendingFailure,
} from './platform-reply.rules.js';
import { changeUnheard, triedAgain } from './unheard-text.rules.js';

const shapes = { WeChat: WECHAT_SHAPE, Weibo: WEIBO_SHAPE };
const tables = { WeChat: WECHAT, Weibo: WEIBO };
type Platform = keyof typeof shapes;

function read(platform: Platform, status: number, body: unknown): PlatformReply {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return readAnswer({ kind: 'answered', status, body: bytes }, shapes[platform]);
}

describe('an answer of a platform', () => {
  it.each<[Platform, number, unknown, string]>([
    ['WeChat', 200, { errcode: 0, publish_id: '1' }, 'ok'],
    ['WeChat', 200, { errcode: '0' }, 'ok'],
    ['WeChat', 200, { publish_id: '1' }, 'ok'],
    ['WeChat', 200, { errcode: 40001, errmsg: 'no' }, 'refused 40001'],
    ['WeChat', 200, { errcode: '45009' }, 'refused 45009'],
    ['WeChat', 200, { errcode: -1, errmsg: 'system error' }, 'refused -1'],
    ['WeChat', 412, { errcode: 43002 }, 'refused 43002'],
    ['Weibo', 200, { mid: '1' }, 'ok'],
    ['Weibo', 200, [{ id: 1 }], 'ok'],
    ['Weibo', 400, { error: 'repeat content!', error_code: 20019 }, 'refused 20019'],
    ['Weibo', 403, { error: 'no', error_code: '10014' }, 'refused 10014'],
    // The platform's own troubles come under 5xx, with its code.
    ['Weibo', 503, { error: 'service unavailable', error_code: 10002 }, 'refused 10002'],
    // Something in front of the platform: refused without having reached it.
    ['WeChat', 403, '<html>', 'refused 403'],
    ['Weibo', 404, '<html>', 'refused 404'],
    ['Weibo', 400, { error_code: 'x' }, 'refused 400'],
  ])('%s, %i %j is %s', (platform, status, body, expected) => {
    const reply = read(platform, status, body);
    expect(reply.kind === 'refused' ? `refused ${reply.code}` : reply.kind).toBe(expected);
  });

  it.each<[Platform, number, unknown]>([
    ['WeChat', 200, { errcode: 'x' }],
    ['WeChat', 200, { errcode: {} }],
    ['WeChat', 200, { errcode: '' }],
    ['WeChat', 200, { errcode: true }],
    ['WeChat', 200, { errcode: 1.5 }],
    ['WeChat', 200, { errcode: 'NaN' }],
    ['WeChat', 200, '[]'],
    ['WeChat', 200, '<html>'],
    ['WeChat', 502, { errcode: 40001 }],
    ['WeChat', 408, { errcode: 40001 }],
    ['WeChat', 302, { moved: true }],
    ['Weibo', 200, { error_code: 'x' }],
    ['Weibo', 200, ''],
    ['Weibo', 302, [{}]],
    ['Weibo', 408, 'timeout'],
    ['Weibo', 502, '<html>'],
    ['Weibo', 504, { message: 'upstream' }],
  ])('%s, %i %j says nothing about what was done: a send stays unconfirmed', (platform, status, body) => {
    const reply = read(platform, status, body);
    expect(reply.kind).toBe('no-answer');
    expect(reply.kind !== 'ok' && sendingFailure(tables[platform], reply, { now: 0 }).kind).toBe('unconfirmed');
  });

  it('that repeats an id hands over what stands beside the code', () => {
    expect(read('WeChat', 200, { errcode: 45065, errmsg: 'exist', msg_id: 7 })).toMatchObject({ body: { msg_id: 7 } });
  });
});

describe.each(['WeChat', 'Weibo'] as const)('a call to %s that did not get through', (platform) => {
  const table = tables[platform];
  const away = { kind: 'not-sent', reason: 'refused', code: 'ECONNREFUSED' } as const;
  const lost = { kind: 'no-answer', reason: 'cut', code: 'ECONNRESET' } as const;

  it('is made again, but not at once; taking down, which is counted, later still', () => {
    const text = triedAgain(away);
    const soon = { kind: 'retry', notBefore: 16_000, reason: 'refused', text };
    expect(harmlessFailure(table, away, 1_000)).toEqual(soon);
    expect(sendingFailure(table, away, { now: 1_000 })).toEqual(soon);
    expect(changingFailure(table, away, 1_000)).toEqual({ ...soon, notBefore: 61_000 });
  });

  it('for want of calls waits until there are some, and people are told', () => {
    const text = { zh: '用完', en: 'spent' };
    const spent = { ...away, spent: { until: 9, text } };
    for (const outcome of [harmlessFailure(table, spent, 1), changingFailure(table, spent, 1)])
      expect(outcome).toEqual({ kind: 'retry', notBefore: 9, reason: 'refused', text });
  });

  it('whose answer is lost may have been done: harmless ones are repeated, others are looked up', () => {
    expect(harmlessFailure(table, lost, 0).kind).toBe('retry');
    expect(sendingFailure(table, lost, { now: 0 }).kind).toBe('unconfirmed');
    expect(changingFailure(table, lost, 0)).toEqual({ kind: 'unknown', reason: 'cut', text: changeUnheard(lost) });
  });
});

it('a refused change tells the code and what to do; one refused for now is tried again', () => {
  const refused = (code: number) => ({ kind: 'refused', code, message: 'm' }) as const;
  expect(changingFailure(WECHAT, refused(53600), 0)).toMatchObject({ kind: 'refused', code: 'WECHAT_53600' });
  expect(changingFailure(WEIBO, refused(20101), 0)).toMatchObject({ kind: 'refused', code: 'WEIBO_20101' });
  expect(changingFailure(WEIBO, refused(10009), 0)).toMatchObject({ kind: 'retry', notBefore: 60_000 });
  expect(changingFailure(WECHAT, refused(-1), 0)).toMatchObject({ kind: 'retry', notBefore: 60_000 });
});

it('a code nobody has written down is told with the platform’s own words, one that is known without them', () => {
  expect(codeText(WECHAT, 99_999, 'some new rule').zh).toContain('（some new rule）');
  expect(codeText(WEIBO, 12_345, 'another one').en).toContain('(another one)');
  expect(codeText(WECHAT, 45_009, 'reach max api daily quota limit').zh).not.toContain('reach max');
});
