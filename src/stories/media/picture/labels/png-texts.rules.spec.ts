import { deflateSync } from 'node:zlib';
import { readPngTexts } from './png-texts.rules.js';

const chunk = (name: string, ...data: (string | Buffer)[]) => {
  const bytes = Buffer.concat(data.map((one) => Buffer.from(one as string)));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, Buffer.from(name), bytes, Buffer.alloc(4)]);
};
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const IDAT = chunk('IDAT', 'pixels');
const IEND = chunk('IEND');
const png = (...chunks: Buffer[]) => Buffer.concat([SIGNATURE, chunk('IHDR', 'head'), ...chunks]);
const bomb = (bytes: number) => chunk('zTXt', 'Comment\0\0', deflateSync(Buffer.alloc(bytes, 65)));

it('texts are read wherever they stand and however they are packed, and the rest is the file without them', () => {
  const words = [
    chunk('tEXt', 'Comment\0plain 家'),
    chunk('zTXt', 'AIGC\0\0', deflateSync(Buffer.from('packed'))),
    chunk('iTXt', 'Title\0\0\0zh\0\u540d\0international'),
    chunk('iTXt', 'XML:com.adobe.xmp\0\x01\0\0\0', deflateSync(Buffer.from('<x/>'))),
  ] as const;
  expect(readPngTexts(png(words[0], words[1], IDAT, words[2], words[3], IEND), 1_000)).toEqual({
    xmp: '<x/>',
    comments: [
      { keyword: 'Comment', text: 'plain 家' },
      { keyword: 'AIGC', text: 'packed' },
      { keyword: 'Title', text: 'international' },
    ],
    rest: png(IDAT, IEND),
  });
});

it('texts that unpack to more than the limit are not unpacked', () => {
  expect(readPngTexts(png(bomb(1_000_000), IDAT, IEND), 1_000_000)?.comments[0]?.text).toHaveLength(1_000_000);
  expect(readPngTexts(png(bomb(1_000_001), IDAT, IEND), 1_000_000)).toBeNull();
  expect(readPngTexts(png(bomb(600_000), IDAT, bomb(600_000), IEND), 1_000_000)).toBeNull();
  expect(readPngTexts(png(...Array<Buffer>(1_001).fill(chunk('tEXt', 'a\0b')), IDAT, IEND), 1_000_000)).toBeNull();
});

it.each([
  [
    'a packing that is damaged',
    png(chunk('zTXt', 'Comment\0\0rubbish'), IDAT, IEND),
    [{ keyword: 'Comment', text: '' }],
  ],
  ['a text without its parts', png(chunk('iTXt', 'Title'), IDAT, IEND), [{ keyword: 'Title', text: '' }]],
  ['a chunk longer than the file', png(IDAT, chunk('tEXt', 'a\0bcd').subarray(0, -6)), []],
  ['what stands behind the end', png(IDAT, IEND, chunk('tEXt', 'a\0b')), []],
  ['nothing but the beginning', SIGNATURE, []],
])('%s is no reason to fail', (_name, file, comments) => {
  expect(readPngTexts(file, 1_000)?.comments).toEqual(comments);
});
