import { readReply, sendFailure, type WechatReply } from './wechat-reply.rules.js';

const answered = (body: unknown, status = 200): WechatReply =>
  readReply({ kind: 'answered', status, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) });

describe('an answer of the platform', () => {
  it.each([
    [{ errcode: 0, publish_id: '1' }, 'ok'],
    [{ errcode: '0' }, 'ok'],
    [{ publish_id: '1' }, 'ok'],
    [{ errcode: 40001, errmsg: 'no' }, 'refused'],
    [{ errcode: '45009' }, 'refused'],
  ])('%j is %s', (body, kind) => expect(answered(body).kind).toBe(kind));

  it.each([
    [{ errcode: 'x' }],
    [{ errcode: {} }],
    [{ errcode: '' }],
    [{ errcode: true }],
    [{ errcode: 1.5 }],
    [{ errcode: 'NaN' }],
    ['[]'],
    ['<html>'],
  ])('%j says nothing about what was done: a send stays unconfirmed', (body) => {
    const reply = answered(body);
    expect(reply.kind).toBe('no-answer');
    expect(reply.kind !== 'ok' && sendFailure(reply, { now: 0 }).kind).toBe('unconfirmed');
  });
});
