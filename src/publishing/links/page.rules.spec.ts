import { charsetOf } from './page.rules.js';

describe('a page', () => {
  it.each([
    ['text/html; charset=GBK', '', 'gb18030'],
    ['text/html', '<meta charset="gb2312">', 'gb18030'],
    [undefined, '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">', 'utf-8'],
    ['text/html; charset=klingon', '', 'utf-8'],
  ])('is read in the charset that %j and %j say', (header, head, charset) => {
    expect(charsetOf(header, head)).toBe(charset);
  });

  it('is found in the charset of older systems', () => {
    const gbk = new Uint8Array([0xca, 0xbe, 0xc0, 0xfd, 0xbc, 0xbc, 0xc4, 0xdc, 0xb3, 0xc9, 0xb2, 0xc5]);
    expect(new TextDecoder(charsetOf('text/html; charset=gbk', '')).decode(gbk)).toBe('示例技能成才');
  });
});
