import { decodeHtml } from './html-file.rules';

const bytesOf = (...bytes: number[]): ArrayBuffer => Uint8Array.from(bytes).buffer;

describe('a saved page as text', () => {
  test('UTF-8, without its mark', () => {
    expect(decodeHtml(bytesOf(0xef, 0xbb, 0xbf, 0xe7, 0xa4, 0xba))).toBe('示');
  });
  test('GB 18030 where it is no UTF-8', () => {
    expect(decodeHtml(bytesOf(0xca, 0xbe, 0xc0, 0xfd))).toBe('示例');
  });
});
