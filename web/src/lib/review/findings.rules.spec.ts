import { findingsOf } from './findings.rules';

const problem = (code: string) => ({ code, zh: `${code} 中文`, en: code });
const variants = [
  { channel: 'web', problems: [] },
  { channel: 'wechat', problems: [problem('WECHAT_TITLE')] },
  { channel: 'weibo', problems: [problem('WEIBO_TOO_LONG')] },
];
const version = (aiUse: string) => ({ revision: { aiUse }, variants });

describe('what was found about a piece', () => {
  test('is each channel’s refusals; WeChat’s list stands for its own, which it repeats', () => {
    const preflight = [
      { ...problem('WECHAT_TITLE'), level: 'refused' as const },
      { ...problem('WECHAT_LINK'), level: 'changed' as const },
    ];
    expect(findingsOf(version('none'), [], preflight).map(({ code, level }) => [code, level])).toEqual([
      ['WEIBO_TOO_LONG', 'refused'],
      ['WECHAT_TITLE', 'refused'],
      ['WECHAT_LINK', 'changed'],
    ]);
    expect(findingsOf(version('none'), [], null).map(({ code }) => code)).toEqual(['WECHAT_TITLE', 'WEIBO_TOO_LONG']);
  });

  test('is a picture made by machine in a story that says it is not', () => {
    const pictures = [{ labels: null }, { labels: { aigc: '示例' } }];
    const codes = (aiUse: string) =>
      findingsOf({ revision: { aiUse }, variants: [] }, pictures, null).map(({ code }) => code);
    expect(codes('none')).toEqual(['AI_LABEL_UNDECLARED']);
    expect(codes('assisted')).toEqual([]);
  });
});
