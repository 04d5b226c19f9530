import { noteOf, pictureForms, sizesIn } from './site-pictures.rules.js';

describe('the forms of a picture on a page', () => {
  it('are named with the widths they have, which for an upright picture are less than their sides', () => {
    expect(pictureForms('a', { width: 1_920, height: 1_080 })?.srcset).toBe(
      '/media/a/640 640w, /media/a/1280 1280w, /media/a 1920w',
    );
    expect(pictureForms('a', { width: 960, height: 1_920 })?.srcset).toBe(
      '/media/a/640 320w, /media/a/1280 640w, /media/a 960w',
    );
    expect(pictureForms('a', { width: 640, height: 480 })).toBeNull();
    expect(pictureForms('a', { width: 1_920, height: 480, whole: true })).toBeNull();
  });

  it('are remembered from the preparation to the send', () => {
    const size = { width: 1_920, height: 1_080 };
    const note = noteOf([
      { ...size, sha256: 'a', mime: 'image/jpeg' },
      { ...size, sha256: 'b', mime: 'image/gif' },
    ]);
    expect([...sizesIn(note)]).toEqual([
      ['a', size],
      ['b', { ...size, whole: true }],
    ]);
    expect(sizesIn(undefined).size).toBe(0);
    expect(sizesIn({ a: 'broken' }).size).toBe(0);
  });
});
