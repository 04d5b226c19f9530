import { jpegComments } from './jpeg-comments.rules.js';

const segment = (marker: number, text: string) => {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 0xff]), bytes]);
};
const jpeg = (...parts: Buffer[]) => Buffer.concat([Buffer.from('ffd8', 'hex'), ...parts]);
const SCAN = Buffer.from('ffda0002', 'hex');
const COMMENT = segment(0xfe, '生成');

it.each([
  ['comments among other segments', jpeg(segment(0xe0, 'JFIF'), COMMENT, segment(0xdb, 'x'), COMMENT, SCAN), 2],
  ['one behind bytes that fill', jpeg(Buffer.from('ffff', 'hex'), COMMENT, SCAN), 1],
  ['none that the picture itself resembles', jpeg(SCAN, COMMENT), 0],
  ['none in rubbish', jpeg(Buffer.from('0000', 'hex'), COMMENT), 0],
  ['none in a head alone', jpeg(), 0],
  ['the part that is there of one that is cut off', jpeg(Buffer.from('fffe00ff', 'hex'), Buffer.from('生成')), 1],
  ['none for a length that cannot be', jpeg(Buffer.from('ffe00000', 'hex'), COMMENT), 1],
])('%s are found', (_name, file, count) => {
  expect(jpegComments(file)).toEqual(Array(count).fill({ keyword: '', text: '生成' }));
});
