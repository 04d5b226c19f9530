import { decodeNotice } from './notice-file.js';

const GB18030 = Uint8Array.from([0xb9, 0xd8, 0xd3, 0xda, 0xb5, 0xc4, 0xcd, 0xa8, 0xd6, 0xaa]);

describe('the encoding of a notice file', () => {
  test('UTF-8 is recognised, and its byte order mark stays so that offsets are those of the file', () => {
    expect(decodeNotice(new TextEncoder().encode('关于的通知'))).toEqual({ text: '关于的通知', encoding: 'utf-8' });
    expect(decodeNotice(new TextEncoder().encode('\ufeff通知')).text).toBe('\ufeff通知');
  });

  test('GB18030 is taken where the bytes are no UTF-8', () => {
    expect(decodeNotice(GB18030)).toEqual({ text: '关于的通知', encoding: 'gb18030' });
  });

  test.each([
    ['utf-16le', [0xff, 0xfe, 0x1a, 0x90, 0xe5, 0x77]],
    ['utf-16be', [0xfe, 0xff, 0x90, 0x1a, 0x77, 0xe5]],
  ])('%s is taken when its mark says so', (encoding, bytes) => {
    expect(decodeNotice(Uint8Array.from(bytes))).toEqual({ text: '\ufeff通知', encoding });
  });

  test('an empty file is text', () => expect(decodeNotice(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' }));

  test.each([
    ['a PDF', [...new TextEncoder().encode('%PDF-1.7\n'), 0, 1, 2, 3, 0]],
    ['a ZIP (docx)', [0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0]],
    ['a JPEG', [0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46]],
    ['bytes of neither encoding', [0xff, 0xff, 0xff, 0x81]],
    ['control characters', Array.from({ length: 40 }, (_, index) => (index % 2 ? 0x01 : 0x41))],
  ])('%s is refused as no text', (_what, bytes) => {
    expect(() => decodeNotice(Uint8Array.from(bytes))).toThrow(expect.objectContaining({ code: 'NOTICE_UNREADABLE' }));
  });
});
