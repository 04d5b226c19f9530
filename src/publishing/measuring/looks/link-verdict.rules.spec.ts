import { LOOK_CAUSE_TEXTS } from './look-cause.rules.js';
import type { PageAnswer } from '../../links/page.rules.js';
import { linkVerdict } from './link-verdict.rules.js';

describe('what opening a link says', () => {
  const page = (status: number, text = '', url = 'https://www.example.gov.cn/a'): PageAnswer => ({
    ...{ kind: 'answered', status, url, text },
  });

  it.each([
    [200, { link: 'opens', gone: false, cause: null }],
    [204, { link: 'opens', gone: false, cause: null }],
    [404, { link: 'broken', gone: true, cause: 'missing' }],
    [410, { link: 'broken', gone: true, cause: 'missing' }],
    [500, { link: 'broken', gone: false, cause: 'status' }],
    [302, { link: 'broken', gone: false, cause: 'status' }],
    [403, { link: 'unknown', gone: false, cause: 'not_shown' }],
    [429, { link: 'unknown', gone: false, cause: 'not_shown' }],
  ] as const)('%i', (status, verdict) =>
    expect(linkVerdict('web', page(status))).toMatchObject({ ...verdict, status }),
  );

  it.each([
    ['该内容已被发布者删除', 'deleted'],
    ['此内容因违规无法查看', 'violation'],
    ['此内容被投诉且经审核涉嫌侵权，无法查看', 'complaint'],
    ['该公众号已迁移', 'migrated'],
  ])('WeChat’s page that says with status 200 %s says why the article is gone', (words, cause) => {
    expect(linkVerdict('wechat', page(200, `<p>${words}</p>`))).toMatchObject({ link: 'broken', gone: true, cause });
  });

  it('an article that speaks of deleted articles is one that opens', () => {
    const article = '<div id="js_content">平台提示“该内容已被发布者删除”怎么办？</div>';
    expect(linkVerdict('wechat', page(200, article))).toMatchObject({ link: 'opens', gone: false });
    expect(linkVerdict('web', page(200, '<p>该内容已被发布者删除</p>'))).toMatchObject({ link: 'opens', gone: false });
  });

  it.each([
    'https://passport.weibo.com/visitor/visitor?entry=miniblog',
    'https://mp.weixin.qq.com/mp/wappoc_appmsgcaptcha?poc_token=x',
    'https://www.example.cn/login',
  ])('a page that wants a log-in or a proof tells nothing: %s', (url) => {
    expect(linkVerdict('weibo', page(200, '', url))).toMatchObject({ link: 'unknown', gone: false, cause: 'login' });
  });

  it('our own closed way out is no fault of the link; a refused connection is', () => {
    const silent = (code: string) => linkVerdict('web', { kind: 'silent', code, reason: 'x', url: 'http://x' });
    for (const code of ['EPRIVATE', 'ADDRESS', 'ENOTFOUND', 'ENETUNREACH'])
      expect(silent(code)).toMatchObject({ link: 'unknown', cause: 'unreachable' });
    for (const code of ['ECONNREFUSED', 'DEADLINE', 'ECONNRESET'])
      expect(silent(code)).toMatchObject({ link: 'broken', cause: 'silent', detail: `${code}: x` });
    expect(silent('REDIRECTS')).toMatchObject({ link: 'broken', cause: 'redirects' });
  });

  it('every cause has words in both languages', () => {
    for (const { zh, en } of Object.values(LOOK_CAUSE_TEXTS)) {
      expect(zh).toMatch(/[\u4e00-\u9fff]{3}/);
      expect(en).toMatch(/^[\x20-\x7e’]+$/);
    }
  });
});
