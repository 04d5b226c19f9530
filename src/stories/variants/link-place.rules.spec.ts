import type { WechatContent, WeiboContent } from '../variant-content.rules.js';
import { checkPage } from './link-place.rules.js';

const BODY = { type: 'doc' as const, content: [] };
const WEIBO: WeiboContent = { channel: 'weibo', text: '示例 {link:publication}', picture: null };
const WECHAT: WechatContent = {
  ...{ channel: 'wechat', title: '示例', author: '示例', digest: '示例', body: BODY, cover: '0'.repeat(64) },
  sourceLink: '{link:publication}',
};

describe('a text with the link of a page', () => {
  test.each([
    ['of Weibo', WEIBO, '/text'],
    ['of WeChat', WECHAT, '/sourceLink'],
  ] as const)('%s is no good without the page, and good with one', (_where, content, pointer) => {
    expect(checkPage(content, [])).toMatchObject([{ code: 'LINK_WITHOUT_PAGE', pointer }]);
    expect(checkPage(content, ['site'])).toEqual([]);
  });

  test('that has an address of its own needs none', () => {
    expect(checkPage({ ...WEIBO, text: '示例 https://example.cn/a' }, [])).toEqual([]);
    expect(checkPage({ ...WECHAT, sourceLink: null }, [])).toEqual([]);
  });
});
