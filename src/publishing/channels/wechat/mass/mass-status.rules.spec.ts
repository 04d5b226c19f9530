import { MASS_ERRORS, massOutcome } from './mass-status.rules.js';

const SILENT = { status: null, url: null, sentAt: null };

describe('msg_status of a mass send', () => {
  it('sent is the message itself, with its address once the event has told it', () => {
    const url = 'https://mp.weixin.qq.com/s/x';
    expect(massOutcome('7', 'SEND_SUCCESS', SILENT)).toEqual({ kind: 'sent', ref: '7' });
    expect(massOutcome('7', 'SEND_SUCCESS', { ...SILENT, status: 'send success', url })).toEqual({
      kind: 'sent',
      ref: '7',
      url,
    });
  });

  it('sent is dated by the platform, not by when it was asked', () => {
    expect(massOutcome('7', 'SEND_SUCCESS', { ...SILENT, sentAt: 5_000 })).toMatchObject({ postedAt: 5_000 });
  });

  it('deleted since was sent, hence is never sent again', () => {
    expect(massOutcome('7', 'DELETE', SILENT)).toEqual({ kind: 'sent', ref: '7' });
  });

  it('under way is no result, whatever an event has claimed', () => {
    expect(massOutcome('7', 'SENDING', { ...SILENT, status: 'err(10001)' })).toBeNull();
  });

  it('unknown is looked at by a person', () => {
    expect(massOutcome('7', 'ODD', SILENT)).toMatchObject({ kind: 'unconfirmed', text: { en: expect.any(String) } });
  });

  it('failed without a known reason leads to the back office', () => {
    // No code is said to be missing where none came, and nowhere else.
    const unsaid = { zh: expect.stringContaining('没有给出原因代码'), en: expect.stringContaining('gave no code') };
    expect(massOutcome('7', 'SEND_FAIL', SILENT)).toMatchObject({
      ...{ code: 'WECHAT_MASS_FAIL', fix: 'human', text: unsaid },
    });
    expect(massOutcome('7', 'SEND_FAIL', { ...SILENT, status: 'err(99999)' })).toMatchObject({
      code: 'WECHAT_MASS_99999',
      fix: 'human',
      text: { zh: '微信群发失败 99999：请登录公众平台查看原因，再重新安排' },
    });
  });

  it.each([
    ...[10001, 20001, 20002, 20004, 20006, 20008, 20013, 21000, 22000, 30002].map((code) => [code, 'content'] as const),
    ...[30001, 30003, 40001, 40002].map((code) => [code, 'human'] as const),
  ])('err(%i) is refused, to be mended in the %s', (code, fix) => {
    expect(massOutcome('7', 'SEND_FAIL', { ...SILENT, status: `err(${code})` })).toMatchObject({
      kind: 'rejected',
      code: `WECHAT_MASS_${code}`,
      fix,
      text: { zh: expect.stringMatching(/请/), en: expect.stringMatching(/: .*(:|send|read|take|check)/) },
    });
  });

  it('has no row that is not tested above', () => {
    expect(MASS_ERRORS).toHaveLength(14);
  });
});
