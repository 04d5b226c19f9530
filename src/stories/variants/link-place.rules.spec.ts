import type { DocumentNode, VariantContent, WechatContent, WeiboContent } from '../variant-content.rules.js';
import { checkVariant } from './check-variant.rules.js';
import { checkPlaceholders, checkPage } from './link-place.rules.js';

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

describe('the signs of the place of a link', () => {
  const body = (...content: DocumentNode[]): DocumentNode => ({
    type: 'doc',
    content: [{ type: 'paragraph', content }],
  });
  const web = (more: object): VariantContent => ({
    ...{ channel: 'web', title: '示例', summary: '', body: body({ type: 'text', text: '正文' }), cover: null },
    ...more,
  });
  const inPieces = body(
    { type: 'text', text: '看 {link:publi' },
    { type: 'text', text: 'cation}', marks: [{ type: 'bold' }] },
  );
  const caption = { type: 'image', attrs: { sha256: '0'.repeat(64), alt: '图', caption: '{link:publication}' } };
  test.each<[string, VariantContent, string]>([
    ['in a body, written in two looks', { ...WECHAT, body: inPieces }, '/body'],
    ['in a page, as well', web({ body: inPieces }), '/body'],
    ['under a picture', web({ body: { type: 'doc', content: [caption] } }), '/body'],
    ['in a title', web({ title: '示例 {link:publication}' }), '/title'],
    ['in a digest', { ...WECHAT, digest: '{link:publication}' }, '/digest'],
    [
      'in a title of another platform',
      { channel: 'other', title: '{link:publication}', text: '', pictures: [], attachments: [] },
      '/title',
    ],
  ])('%s are refused, for readers would see them', (_where, content, pointer) => {
    expect(checkPlaceholders(content)).toMatchObject([{ code: 'LINK_PLACE_IN_TEXT', pointer }]);
    expect(checkVariant(content, { media: new Map() })).toContainEqual(
      expect.objectContaining({ code: 'LINK_PLACE_IN_TEXT', pointer }),
    );
  });

  test('stand for the link where something takes them for it, and in two paragraphs they are none', () => {
    const linked = { type: 'text', text: '网站链接', marks: [{ type: 'link', attrs: { href: '{link:publication}' } }] };
    const apart = {
      type: 'doc',
      content: ['{link:publi', 'cation}'].map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    };
    for (const content of [WEIBO, WECHAT, { ...WECHAT, body: body(linked) }, web({ body: apart })])
      expect(checkPlaceholders(content)).toEqual([]);
  });
});
