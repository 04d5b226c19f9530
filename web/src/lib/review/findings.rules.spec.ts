import { findingsOf, mayLeaveBy } from './findings.rules';

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
    expect(findingsOf(version('none'), [], preflight, []).map(({ code, level }) => [code, level])).toEqual([
      ['WEIBO_TOO_LONG', 'refused'],
      ['WECHAT_TITLE', 'refused'],
      ['WECHAT_LINK', 'changed'],
    ]);
    expect(findingsOf(version('none'), [], null, []).map(({ code }) => code)).toEqual([
      'WECHAT_TITLE',
      'WEIBO_TOO_LONG',
    ]);
  });

  test('is a picture made by machine in a story that says it is not', () => {
    const pictures = [{ labels: null }, { labels: { aigc: '示例' } }];
    const codes = (aiUse: string) =>
      findingsOf({ revision: { aiUse }, variants: [] }, pictures, null, []).map(({ code }) => code);
    expect(codes('none')).toEqual(['AI_LABEL_UNDECLARED']);
    expect(codes('assisted')).toEqual([]);
  });

  test('warns of nothing on a channel that this round does not go to: it says once that it does not', () => {
    const preflight = [
      { ...problem('WECHAT_COVER'), level: 'refused' as const },
      { ...problem('WECHAT_LENGTHS'), level: 'note' as const },
    ];
    const found = findingsOf(version('none'), [], preflight, [{ channel: 'weibo' }]);
    expect(found.map(({ code, level, channel }) => [code, level, channel])).toEqual([
      ['WEIBO_TOO_LONG', 'refused', 'weibo'],
      ['CHANNEL_NOT_THIS_TIME', 'absent', 'wechat'],
    ]);
    expect(found[1]?.text.zh).toContain('1 处');
    expect(findingsOf(version('none'), [], preflight, [{ channel: 'web' }]).map(({ level }) => level)).toEqual([
      ...['absent', 'absent'],
    ]);
  });

  test('counts nothing to be mended where there is only something to be known', () => {
    const preflight = [{ ...problem('WECHAT_LENGTHS'), level: 'note' as const }];
    const [only] = findingsOf({ revision: { aiUse: 'none' }, variants: [] }, [], preflight, [{ channel: 'web' }]);
    expect(only?.text.zh).not.toContain('处');
  });
});

test('a channel may be one of the round’s while an account may not be seen, and all may before anything is handed in', () => {
  expect(mayLeaveBy([{ channel: 'web' }], 'wechat')).toBe(false);
  expect(mayLeaveBy([{ channel: 'web' }], 'web')).toBe(true);
  expect(mayLeaveBy([{ channel: 'web' }, { channel: null }], 'wechat')).toBe(true);
  expect(mayLeaveBy([], 'wechat')).toBe(true);
});
