import { WEIBO } from '../../weibo/outcome/weibo-outcome.rules.js';
import { WECHAT } from '../../wechat/outcome/wechat-outcome.rules.js';
import { probeText } from './probe-result.rules.js';

describe('what is told of a test that a platform refused', () => {
  it.each([
    [WECHAT, 48001],
    [WECHAT, -1],
    [WEIBO, 10009],
    [WEIBO, 20101],
    [WEIBO, 12345],
  ] as const)('speaks of no draft and no post (%#: %o)', (table, code) => {
    const { zh, en } = probeText(table, code, 'as it says');
    expect(zh).toMatch(new RegExp(`${code}：平台没有完成测试（平台原话：as it says）`));
    expect(zh).not.toMatch(/草稿|重发|继续|查证|微博不存在/);
    expect(en).toContain('as it says');
  });

  it.each([40013, 40125, 40164])('is what to do about the account where that was refused (%i)', (code) =>
    expect(probeText(WECHAT, code, 'no').zh).not.toContain('没有完成测试'),
  );
});
