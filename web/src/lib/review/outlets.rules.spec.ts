import { outletsIn, previewAddress } from './outlets.rules';

describe('the preview of a channel', () => {
  it('is that of the account it leaves by: its signature is its own', () => {
    const outlets = [
      { id: 'a', name: '示例公众号', channel: 'wechat' as const },
      { id: 'b', name: '示例网站', channel: 'web' as const },
      { id: 'hidden', name: null, channel: null },
    ];
    expect(outletsIn(outlets, 'wechat').map(({ id }) => id)).toEqual(['a']);
    expect(outletsIn(outlets, 'weibo')).toEqual([]);
    expect(previewAddress('story', 'wechat', { revision: 2, account: 'a' })).toBe(
      '/api/stories/story/variants/wechat/preview?revision=2&account=a',
    );
    expect(previewAddress('story', 'web')).toBe('/api/stories/story/variants/web/preview');
  });
});
