import { hasTooManyPixels, MOST_PIXELS, readPicture } from './picture.rules.js';

const png = (width: number, height: number, end = '49454e44ae426082') =>
  Buffer.from(`89504e470d0a1a0a0000000d49484452${hex(width)}${hex(height)}080000000000000000${end}`, 'hex');
const gif = (head: string, end = '3b') =>
  Buffer.from(`${Buffer.from(head).toString('hex')}03000200f00000${end}`, 'hex');
/** A lossy WebP of 5 by 7: RIFF, VP8 frame with its start code and 14-bit sizes. */
const webp = Buffer.from(
  '524946461c000000574542505650382012000000300100 9d012a05000700000000000000'.replaceAll(' ', ''),
  'hex',
);
/** A JPEG of 8 by 6, lying on its side when the orientation is 5 or more. */
const jpeg = (orientation: number, end = 'ffd9') =>
  Buffer.from(
    `ffd8ffe1002245786966000049492a000800000001001201030001000000${orientation.toString(16).padStart(2, '0')}00000000000000` +
      `ffc00011080006000803011100021100031100${end}`,
    'hex',
  );

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}

it.each([
  ['PNG', png(640, 480), { mime: 'image/png', width: 640, height: 480 }],
  [
    'PNG with bytes behind its end',
    Buffer.concat([png(2, 2), Buffer.from('more')]),
    { mime: 'image/png', width: 2, height: 2 },
  ],
  ['GIF of 1987', gif('GIF87a'), { mime: 'image/gif', width: 3, height: 2 }],
  ['GIF of 1989', gif('GIF89a'), { mime: 'image/gif', width: 3, height: 2 }],
  ['WebP', webp, { mime: 'image/webp', width: 5, height: 7 }],
  ['JPEG', jpeg(1), { mime: 'image/jpeg', width: 8, height: 6 }],
  ['JPEG turned by its metadata', jpeg(6), { mime: 'image/jpeg', width: 6, height: 8 }],
])('%s is told by its bytes', (_name, bytes, expected) => {
  expect(readPicture(bytes)).toEqual(expected);
});

it.each<[string, Buffer]>([
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.from([0x89])],
  ['text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a PNG without its end', png(1, 1, '00')],
  ['a PNG of no width', png(0, 1)],
  ['a JPEG without its end', jpeg(1, '0000')],
  ['a JPEG head alone', Buffer.from('ffd8ffffd9', 'hex')],
  ['a GIF without its end', gif('GIF89a', '00')],
  ['a cut-off WebP', webp.subarray(0, 20)],
  ['a RIFF that is no WebP', Buffer.from('524946460400000041564920', 'hex')],
  ['a TIFF', Buffer.from('49492a00080000000000', 'hex')],
  ['a JPEG XL', Buffer.from('ff0a000000', 'hex')],
  ['a HEIF', Buffer.from('000000186674797068656963000000006d696631', 'hex')],
])('%s is no picture', (_name, bytes) => {
  expect(readPicture(bytes)).toBeNull();
});

it('too many pixels are too many on one side or in all', () => {
  const { side, area } = MOST_PIXELS;
  const sizes = [
    [side, 1],
    [side + 1, 1],
    [1, side + 1],
    [10_000, area / 10_000],
    [10_000, area / 10_000 + 1],
  ] as const;
  expect(sizes.map(([width, height]) => hasTooManyPixels({ width, height }))).toEqual([false, true, true, false, true]);
});
