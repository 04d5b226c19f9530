import { DOCUMENTED_LIMITS } from '../../ledger/limits.rules.js';
import { bidOf, midOf } from './permalink.rules.js';
import { boundAddress, decodePart, skeleton, textFault } from './share.rules.js';
import { statusLength } from './text-length.rules.js';

describe('the length of a status', () => {
  it.each([
    ['Test', 2],
    ['我司CEO与我司吉祥物...好大一坨！', 16],
    ['今天发布 http://www.example.gov.cn/a/b.html', 15],
    ['今天发布 https://www.example.gov.cn/a/b.html', 15],
    ['汉'.repeat(140), 140],
    ['😀', 2],
    ['', 0],
    ['a', 1],
    [`http://www.example.gov.cn/${'a'.repeat(114)}`, 10],
    [`http://www.example.gov.cn/${'a'.repeat(116)}`, 11],
    ['http://weibo.com/12345', 11],
    ['http://t.cn/A6abcdef', 0],
    ['看 http://localhost:3000/stories/1 和 http://127.0.0.1/x', 24],
    ['http://t.cnx.com/a', 10],
  ])('%s is %i 字', (text, length) => {
    expect(statusLength(text)).toBe(length);
  });
});

describe('the permalink id', () => {
  it.each([
    ['4607741009594608', 'K3fnuEfZK'],
    ['1', '1'],
    ['10000000', '10000'],
  ])('of %s is %s, both ways', (mid, bid) => {
    expect(bidOf(mid)).toBe(bid);
    expect(midOf(bid)).toBe(mid);
  });

  it('is null for what is no short id', () => {
    expect(midOf('K3/../x')).toBeNull();
  });
});

describe('a text to share', () => {
  const limits = DOCUMENTED_LIMITS.weibo;
  const domains = ['example.gov.cn', 'localhost', 'host.cn:8080'];
  const code = (status: string | undefined, rip: string | undefined = '10.1.1.1') =>
    textFault({ status, rip }, domains, limits)?.code ?? null;

  it.each([
    ['words http://www.example.gov.cn/1', null],
    ['words http://example.gov.cn', null],
    ['words http://localhost:3000/1', null],
    ['words http://host.cn:8080/1', null],
    ['words http://host.cn:9090/1', 10017],
    ['words http://evilexample.gov.cn/1', 10017],
    ['words http://example.gov.cn.evil.com/1', 10017],
    ['no address at all', 10017],
    ['#技能成才# http://example.gov.cn/1', 10017],
    ['one # only http://example.gov.cn/1', null],
    ['fragments http://example.gov.cn/1#a and http://example.gov.cn/2#b', null],
    [undefined, 20008],
    ['  ', 20008],
    [`${'汉'.repeat(129)}。 http://example.gov.cn/1`, 20012],
    [`${'汉'.repeat(129)} http://example.gov.cn/1`, null],
  ])('%s → %s', (status, expected) => {
    expect(code(status)).toBe(expected);
  });

  it('needs a real-looking rip', () => {
    expect(textFault({ status: 'x http://localhost/', rip: undefined }, domains, limits)?.code).toBe(10016);
    expect(code('x http://localhost/', 'somewhere')).toBe(10017);
    expect(code('x http://localhost/', '999.1.1.1')).toBe(10017);
    expect(code('x http://localhost/', '2001:db8::1')).toBeNull();
  });

  it('says the app has no domain when it has none', () => {
    expect(textFault({ status: 'x http://a.cn/', rip: '1.1.1.1' }, [], limits)?.text).toBe('appkey not bind domain!');
  });

  it('finds the address that counts among others', () => {
    expect(boundAddress('http://other.cn/a http://www.example.gov.cn/b', domains)).toBe('http://www.example.gov.cn/b');
  });

  it('in a multipart part is decoded only when it was encoded as a whole', () => {
    expect(decodePart('%E4%BB%8A%E5%A4%A9%20http%3A%2F%2Fa.cn')).toBe('今天 http://a.cn');
    expect(decodePart('今天 http://a.cn/%E4%BB%8A')).toBe('今天 http://a.cn/%E4%BB%8A');
    expect(decodePart('see http://a.cn/%E4%BB%8A')).toBe('see http://a.cn/%E4%BB%8A');
    expect(decodePart('100%')).toBe('100%');
    expect(decodePart('%FF%FF')).toBe('%FF%FF');
  });

  it('is similar to another when only links, punctuation, width or case differ', () => {
    expect(skeleton('技能中国行：第１期，ABC走进车间！ http://a.cn/1')).toBe(
      skeleton('技能中国行 第1期 abc走进车间 http://a.cn/2'),
    );
    expect(skeleton('技能中国行第一期走进车间')).not.toBe(skeleton('技能中国行第二期走进车间'));
    expect(skeleton('短 http://a.cn/1')).toBeNull();
  });
});
