import * as others from '@wecom/crypto';
import { decrypt, encrypt, encryptedXml, signature } from './callback.rules.js';
import { massEventXml, publishEventXml } from './event.rules.js';

const KEY = Buffer.alloc(32, 7).toString('base64').replace(/=$/, '');

describe('the callback', () => {
  it.each([
    ['AAAAA', '1714036504', '1514711492', 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
    ['AAAAA', '1714037059', '486452656', '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
  ])('is signed as the official examples are: %s %s %s', (token, timestamp, nonce, expected) => {
    expect(signature(token, timestamp, nonce)).toBe(expected);
    expect(signature(nonce, token, timestamp)).toBe(expected);
  });

  it('comes back from AES whatever its length and letters', () => {
    for (let length = 0; length <= 70; length += 1) {
      const message = '汉a😀'.repeat(length).slice(0, length * 2);
      const encrypted = encrypt(KEY, 'wx0123', message, Buffer.alloc(16, length));
      expect(Buffer.from(encrypted, 'base64').length % 32).toBe(0);
      expect(decrypt(KEY, 'wx0123', encrypted)).toBe(message);
    }
  });

  it('made for another account is refused, a short key too', () => {
    const encrypted = encrypt(KEY, 'wx0123', 'text', Buffer.alloc(16));
    expect(() => decrypt(KEY, 'wx9999', encrypted)).toThrow(RangeError);
    expect(() => encrypt('short', 'wx0123', 'text', Buffer.alloc(16))).toThrow(RangeError);
  });

  it('agrees with a library that is not ours, in both directions', () => {
    for (let length = 0; length <= 70; length += 1) {
      const message = '汉a😀'.repeat(length).slice(0, length * 2);
      const theirs = others.decrypt(KEY, encrypt(KEY, 'wx0123', message, Buffer.alloc(16, length)));
      expect([theirs.message, theirs.id]).toEqual([message, 'wx0123']);
      expect(decrypt(KEY, 'wx0123', others.encrypt(KEY, message, 'wx0123'))).toBe(message);
      expect(others.getSignature('AAAAA', length, 'n', theirs.message)).toBe(
        signature('AAAAA', String(length), 'n', message),
      );
    }
  });

  it('tells the end of a mass send with its figures and addresses', () => {
    const xml = massEventXml(
      { toUser: 'gh_a', fromUser: 'o1', createTime: 1 },
      {
        msgId: 1000001625,
        status: 'err(20001)',
        totalCount: 9,
        filterCount: 8,
        sentCount: 0,
        errorCount: 8,
        checked: 1,
        checkState: 2,
        articleUrls: ['http://x/1'],
      },
    );
    expect(xml).toContain('<MsgID>1000001625</MsgID><Status><![CDATA[err(20001)]]></Status><TotalCount>9</TotalCount>');
    expect(xml).toContain('<CopyrightCheckResult><Count>1</Count><ResultList><item><ArticleIdx>1</ArticleIdx>');
    expect(xml).toContain(
      '<ResultList><item><ArticleIdx>1</ArticleIdx><ArticleUrl><![CDATA[http://x/1]]></ArticleUrl></item></ResultList>',
    );
  });

  it('names articles and failures as repeated elements and cannot be broken out of', () => {
    const head = { toUser: 'gh_a', fromUser: 'o]]>b', createTime: 1 };
    const base = { publishId: '12', articleId: null };
    const failed = publishEventXml(head, { ...base, status: 2, articleUrls: [], failIdx: [1, 2] });
    expect(failed).toContain('<publish_status>2</publish_status><fail_idx>1</fail_idx><fail_idx>2</fail_idx>');
    expect(failed).toContain('<![CDATA[o]]]]><![CDATA[>b]]>');
    const good = publishEventXml(head, {
      ...base,
      status: 0,
      articleId: 'A',
      articleUrls: ['http://x/1', 'http://x/2'],
      failIdx: [],
    });
    expect(good).toContain(
      '<count>2</count><item><idx>1</idx><article_url><![CDATA[http://x/1]]></article_url></item><item>',
    );
    expect(encryptedXml('gh_a', 'zzz')).toBe(
      '<xml><ToUserName><![CDATA[gh_a]]></ToUserName><Encrypt><![CDATA[zzz]]></Encrypt></xml>',
    );
  });
});
