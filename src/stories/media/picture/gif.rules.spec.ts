import { readGif, writeGif } from './gif.rules.js';

const SCREEN = '474946383961 0100 0100 80 00 00 000000 ffffff';
const CONTROL = '21f904 00 0a00 00 00';
const FRAME = '2c 0000 0000 0100 0100 00 02 02 4401 00';
const LOOP = `21ff0b ${Buffer.from('NETSCAPE2.0').toString('hex')} 03 01 0000 00`;
const COMMENT = `21fe 04 ${Buffer.from('家').toString('hex')}21 00`;
const FOREIGN = `21ff0b ${Buffer.from('ICCRGBG1012').toString('hex')} 01 00 00`;
const PLAIN_TEXT = '210101 00 00';
const END = '3b';
const gif = (...parts: string[]) => Buffer.from(parts.join('').replaceAll(' ', ''), 'hex');
const packet = (text: string) => writeGif({ parts: [gif(SCREEN), gif(FRAME)] }, text);

it('frames, times and the loop stay as they are; words, profiles and what stands behind the end go', () => {
  const read = readGif(
    gif(SCREEN, LOOP, COMMENT, CONTROL, FRAME, FOREIGN, PLAIN_TEXT, CONTROL, FRAME, END, '504b0304'),
  );
  expect(read?.frames).toBe(2);
  expect(read && writeGif(read).toString('hex')).toBe(
    gif(SCREEN, LOOP, CONTROL, FRAME, CONTROL, FRAME, END).toString('hex'),
  );
});

it('a packet is found again as it was written, whatever its letters are', () => {
  const text = `<x>${'生成'.repeat(300)}</x>`;
  const file = packet(text);
  expect(readGif(file)).toMatchObject({ frames: 1, xmp: text });
});

it('a comment is read over all its blocks, though it goes', () => {
  const said = [
    ...Buffer.from('生成 {"AIGC"')
      .toString('hex')
      .matchAll(/.{1,10}/g),
  ].map(([hex]) => `${(hex.length / 2).toString(16).padStart(2, '0')}${hex}`);
  const read = readGif(gif(SCREEN, '21fe', ...said, '00', FRAME, END));
  expect(read?.comments).toEqual([{ keyword: '', text: '生成 {"AIGC"' }]);
  expect(read && writeGif(read)).toEqual(gif(SCREEN, FRAME, END));
});

it('one in more pieces than any programme writes is none: they would fill the memory', () => {
  const control = (count: number) => '21f900'.repeat(count);
  expect(readGif(gif(SCREEN, control(1e6), FRAME, END))?.parts).toHaveLength(2);
  expect(readGif(gif(SCREEN, '21fe00'.repeat(1e4), FRAME, END))?.frames).toBe(1);
  expect(readGif(gif(SCREEN, '21fe00'.repeat(1e4 + 1), FRAME, END))).toBeNull();
});

it('a GIF of 1987 that carries a packet is one of 1989', () => {
  const old = gif(SCREEN.replace('383961', '383761'), FRAME, END);
  const read = readGif(old);
  expect(read && writeGif(read).toString('latin1', 0, 6)).toBe('GIF87a');
  expect(read && writeGif(read, '<x/>').toString('latin1', 0, 6)).toBe('GIF89a');
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a head alone', gif(SCREEN)],
  ['no frame', gif(SCREEN, END)],
  ['no end', gif(SCREEN, FRAME)],
  ['a frame that is cut off', gif(SCREEN, FRAME).subarray(0, -3)],
  ['a block longer than the file', gif(SCREEN, '2c 0000 0000 0100 0100 00 02 ff 00')],
  ['something else between its blocks', gif(SCREEN, FRAME, '99', END)],
  ['an end that its table of colours swallows', gif('474946383961 0100 0100 87 00 00 3b')],
])('%s is no whole GIF', (_name, bytes) => {
  expect(readGif(bytes)).toBeNull();
});
