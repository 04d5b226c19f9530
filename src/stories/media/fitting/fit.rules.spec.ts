import { CENTRE, cropBox, cropShares, type FitDemand, fitsAlready, purposeOf, stepsTo } from './fit.rules.js';

const body: FitDemand = { mimes: ['image/jpeg', 'image/png'], maxBytes: 1_048_575 };
const photo = { mime: 'image/jpeg', size: 900_000, width: 3_000, height: 2_000, frames: 1, hasAlpha: false };

describe('a picture that fits as it is', () => {
  it.each<[string, Partial<typeof photo>, Partial<FitDemand>, boolean]>([
    ['in kind, bytes and pixels', {}, {}, true],
    ['to the last byte', { size: 1_048_575 }, {}, true],
    ['but for a byte', { size: 1_048_576 }, {}, false],
    ['but for its kind', { mime: 'image/webp' }, {}, false],
    ['but for a pixel', {}, { maxSide: 2_999 }, false],
    ['to the last pixel', {}, { maxSide: 3_000 }, true],
    ['in form, too', {}, { crop: { ratio: 1.5, focus: CENTRE } }, true],
    ['but for its form', {}, { crop: { ratio: 1, focus: CENTRE } }, false],
  ])('%s', (_name, picture, demand, fits) => {
    expect(fitsAlready({ ...photo, ...picture }, { ...body, ...demand })).toBe(fits);
  });
});

describe('the part that is cut out', () => {
  it.each([
    ['is the middle of a wide picture', 3_000, 1_000, 1, CENTRE, [1_000, 0, 1_000, 1_000]],
    ['is the middle of a high picture', 1_000, 3_000, 1, CENTRE, [0, 1_000, 1_000, 1_000]],
    ['stays within the left edge', 3_000, 1_000, 1, { x: 0.01, y: 0.5 }, [0, 0, 1_000, 1_000]],
    ['stays within the lower edge', 1_000, 3_000, 1, { x: 0.5, y: 1 }, [0, 2_000, 1_000, 1_000]],
    ['follows the point', 2_350, 2_000, 2.35, { x: 0.5, y: 0.3 }, [0, 100, 2_350, 1_000]],
    ['is all of it when the form is right', 2_350, 1_000, 2.35, { x: 0, y: 0 }, [0, 0, 2_350, 1_000]],
    ['is never empty', 2, 1, 2.35, CENTRE, [0, 0, 2, 1]],
  ])('%s', (_name, width, height, ratio, focus, [left, top, w, h]) => {
    expect(cropBox({ width, height }, { ratio, focus })).toEqual({ left, top, width: w, height: h });
  });

  it('holds the point and lies within the picture, whatever their measures', () => {
    for (const [width, height] of [
      [1, 1],
      [7, 9_000],
      [640, 481],
      [12_000, 3],
    ] as const) {
      for (const ratio of [0.5, 1, 2.35]) {
        for (const x of [0, 0.333, 1]) {
          const box = cropBox({ width, height }, { ratio, focus: { x, y: 1 - x } });
          expect(box.left >= 0 && box.top >= 0 && box.width >= 1 && box.height >= 1).toBe(true);
          expect(box.left + box.width <= width && box.top + box.height <= height).toBe(true);
          expect(x * width >= box.left - 1 && x * width <= box.left + box.width + 1).toBe(true);
        }
      }
    }
  });

  it('is told to WeChat in shares of at most six decimals', () => {
    expect(cropShares({ width: 3_000, height: 1_000 }, { ratio: 1, focus: CENTRE })).toBe('0.333333_0_0.666667_1');
  });
});

describe('the ways to fit', () => {
  it('of a photo end in a small JPEG and never enlarge', () => {
    const steps = stepsTo(photo, body);
    expect(steps[0]).toEqual({ mime: 'image/jpeg', side: 3_000, quality: 90 });
    expect(steps.at(-1)).toEqual({ mime: 'image/jpeg', side: 320, quality: 60 });
    expect(stepsTo({ ...photo, width: 90, height: 60 }, body).every(({ side }) => side <= 90)).toBe(true);
  });

  it('of a drawing begin without loss, and keep what is transparent as long as they can', () => {
    const mimes = (hasAlpha: boolean) =>
      stepsTo({ ...photo, mime: 'image/png', hasAlpha }, body).map(({ mime }) => mime);
    expect(mimes(false).filter((mime) => mime === 'image/png')).toHaveLength(1);
    expect(mimes(true).filter((mime) => mime === 'image/png').length).toBeGreaterThan(5);
    expect(mimes(true).at(-1)).toBe('image/jpeg');
  });

  it('of what moves begin with what moves, where the channel takes it and nothing is cut', () => {
    const gif = { ...photo, mime: 'image/gif', frames: 9 };
    const weibo = { mimes: ['image/jpeg', 'image/gif'], maxBytes: 5_000_000 };
    const first = (demand: FitDemand) => stepsTo(gif, demand)[0]?.mime;
    expect([first(weibo), first(body), first({ ...weibo, crop: { ratio: 1, focus: CENTRE } })]).toEqual([
      'image/gif',
      'image/jpeg',
      'image/jpeg',
    ]);
  });
});

it('what a rendition is for names everything it depends on', () => {
  const crop = { ratio: 2.35, focus: { x: 0.25, y: 0.123456 } };
  expect(purposeOf({ ...body, maxSide: 900, crop })).toBe('v1 image/jpeg+image/png 1048575B 900px 2.35:1@0.25,0.123');
  expect(purposeOf({ ...body, mimes: ['image/png', 'image/jpeg'] })).toBe(purposeOf(body));
});
