import { storable, storedJson } from './storable.rules.js';

describe('what came from outside', () => {
  it('loses U+0000 and gets a sign in the place of half an emoji, wherever it stands', () => {
    const answer = {
      code: 'A\0B',
      text: { zh: '标题过长：\ud83d', en: '\ude00 tail' },
      'k\0': ['\ud83d', 1, null, true],
    };
    expect(storable(answer)).toEqual({
      ...{ code: 'AB', text: { zh: '标题过长：\ufffd', en: '\ufffd tail' } },
      k: ['\ufffd', 1, null, true],
    });
  });

  it('keeps whole emoji, dates and what is undefined', () => {
    const at = new Date(0);
    expect(storable({ text: '😀 汉', at, none: undefined })).toEqual({ text: '😀 汉', at, none: undefined });
  });

  it('is JSON without escapes of such signs', () => {
    expect(storedJson({ reason: '\ud83d\0' })).toBe('{"reason":"\ufffd"}');
    expect(storedJson({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
  });
});
