import { CAPABILITIES } from '../../../accounts/channels/capability.rules.js';
import { LINK_PLACE, type DocumentNode, type WechatContent } from '../../../stories/variant-content.rules.js';
import type { AccountAccess } from '../../channels/channel.js';
import { accountItems, callsFor } from './preflight-account.rules.js';
import { contentItems, type PreflightedContent, type PreflightedPicture } from './preflight-content.rules.js';

const SHA = 'a'.repeat(64);
const link = (href: string): DocumentNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text: '链接', marks: [{ type: 'link', attrs: { href } }] }],
});
const image: DocumentNode = { type: 'image', attrs: { sha256: SHA, alt: '图' } };
const photo: PreflightedPicture = { mime: 'image/jpeg', size: 500_000, width: 1_200, height: 800, frames: 1 };
const article = (more: Partial<WechatContent> = {}, ...body: DocumentNode[]): WechatContent => ({
  ...{ channel: 'wechat', title: '示例', author: '示例', digest: '摘要', cover: SHA, sourceLink: LINK_PLACE },
  body: { type: 'doc', content: body },
  ...more,
});
const found = (content: WechatContent, more: Partial<PreflightedContent> = {}) =>
  contentItems({ content, problems: [], media: new Map([[SHA, photo]]), aiUse: 'none', ...more }).map(
    ({ level, code }) => `${level} ${code}`,
  );
const ALWAYS = ['note COVER_CUT', 'note LENGTHS'];

describe('what is said of an article', () => {
  it.each<[string, string[], string[]]>([
    ['an article in order', found(article()), []],
    ['outside links', found(article({}, link('https://www.example.gov.cn/'))), ['changed OUTSIDE_LINKS']],
    ['links to the page', found(article({}, link(LINK_PLACE))), ['changed PAGE_LINK_AS_TEXT']],
    ['links to articles', found(article({}, link('https://mp.weixin.qq.com/s/abc'))), ['note ARTICLE_LINKS']],
    [
      'links to previews of articles',
      found(article({}, link('https://mp.weixin.qq.com/s?__biz=x&tempkey=y'))),
      ['refused TEMPORARY_LINK'],
    ],
    ['pictures that fit', found(article({}, image)), ['note PICTURE_COUNT']],
    [
      'pictures that are made to fit',
      found(article({}, image), { media: new Map([[SHA, { ...photo, mime: 'image/webp' }]]) }),
      ['changed PICTURES_FITTED', 'changed COVER_FITTED', 'note PICTURE_COUNT'],
    ],
    ['no digest', found(article({ digest: ' ' })), ['note DIGEST_EMPTY']],
    ['no “read more”', found(article({ sourceLink: null })), ['note SOURCE_LINK_MISSING']],
    ['help of a machine', found(article(), { aiUse: 'assisted' }), ['note AI_DECLARATION']],
    [
      'what the check refuses',
      found(article(), { problems: [{ pointer: '/title', code: 'TOO_LONG', zh: '长', en: 'long' }] }),
      ['refused TOO_LONG'],
    ],
  ])('%s', (_what, items, expected) => {
    expect(items.filter((one) => !ALWAYS.includes(one))).toEqual(expected);
  });

  it('a missing cover is not said to be cut', () => {
    expect(found(article({ cover: '' }))).toEqual(['note LENGTHS']);
  });

  it('names the limits of the capability record', () => {
    const [, lengths] = contentItems({
      content: article(),
      problems: [],
      media: new Map([[SHA, photo]]),
      aiUse: 'none',
    });
    expect(lengths?.zh).toContain(`/${CAPABILITIES.wechat.digest.maxCharacters} 字`);
  });
});

describe('what is said of an account', () => {
  const account = (driver: AccountAccess['driver'], settings: Record<string, unknown> = {}): AccountAccess => ({
    ...{ id: 'x', channel: 'wechat', driver, name: '示例号', baseUrl: '', settings, credentials: {} },
  });
  const call = { path: '/x', zh: '新建草稿', en: 'new drafts' };
  const codes = (...args: Parameters<typeof accountItems>) =>
    accountItems(...args).map(({ level, code }) => `${level} ${code}`);

  it('asks for the calls its way of posting needs', () => {
    const paths = (driver: AccountAccess['driver']) =>
      callsFor(account(driver)).map(({ path }) => path.split('/').at(-1));
    expect([paths('publish'), paths('mass'), paths('draft')]).toEqual([['add', 'submit'], ['add', 'sendall'], ['add']]);
  });

  it.each<[string, Parameters<typeof accountItems>, string[]]>([
    ['calls left', [account('draft'), null, [{ call, limit: 9, left: 2 }]], ['note QUOTA_LEFT', 'note BY_HAND']],
    ['none left', [account('draft'), null, [{ call, limit: 9, left: 0 }]], ['refused QUOTA_SPENT', 'note BY_HAND']],
    ['no word on it', [account('draft'), null, [{ call, unknown: true }]], ['note QUOTA_UNKNOWN', 'note BY_HAND']],
    [
      'no right',
      [account('publish'), null, [{ call, refused: { code: 76022, zh: '无', en: 'none' } }]],
      ['refused CALL_NOT_ALLOWED', 'note NOT_BY_INTERFACE'],
    ],
    [
      'refused credentials',
      [account('draft'), { code: 'WECHAT_40125', zh: '错', en: 'bad' }, []],
      ['refused WECHAT_40125', 'note BY_HAND'],
    ],
    [
      'mass sends with a confirmation',
      [account('mass', { massConfirm: 'on', accountKind: 'service' }), null, []],
      ['note MASS_QUOTA', 'note MASS_CONFIRM', 'note NOT_BY_INTERFACE'],
    ],
  ])('%s', (_what, args, expected) => {
    expect(codes(...args)).toEqual([...expected, 'note PHONE_PREVIEW_NOBODY']);
  });

  it('says how many telephones it may be previewed on', () => {
    expect(codes(account('draft', { previewTo: ['a'] }), null, [])).toContain('note PHONE_PREVIEW');
  });
});

it('every line says something in both languages', () => {
  const all = contentItems({
    content: article({ digest: '', sourceLink: null }, link('https://a.example/'), image),
    ...{ problems: [], media: new Map([[SHA, photo]]), aiUse: 'generated' as const },
  });
  for (const { zh, en } of all) expect([zh, en].every((text) => text.length > 10)).toBe(true);
});
