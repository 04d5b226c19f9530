import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import type { Actor } from '../../src/identity/actor.js';
import type { MediaService } from '../../src/stories/media/media.service.js';
import { PictureBench } from '../../src/stories/media/picture/picture-bench.service.js';
import { PictureMaker } from '../../src/stories/media/picture/picture-maker.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import {
  AIGC_LABEL,
  AIGC_XMP,
  photo,
  TELLTALE,
  withGifComment,
  withJpegComment,
  withPackedPngText,
  withPngSize,
  withPngText,
} from '../support/nasty-files.js';
import { openS3Server, type S3Server } from '../support/s3-server.js';
import { outcomeOf, picturesOn, pixel, StoriesHouse } from './stories-house.js';

const maker = new PictureMaker(new PictureBench());
const make = (file: Buffer) => maker.make(() => Promise.resolve(file));
const label = JSON.parse(AIGC_LABEL) as object;

describe('a picture is written anew', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'as %s: upright, without place, device and person, with the label that a machine made it',
    async (format) => {
      const file = await (
        await photo(64, 32)
      )
        .toFormat(format)
        .withMetadata({ orientation: 6 })
        .withXmp(AIGC_XMP)
        .withExif(TELLTALE)
        .toBuffer();
      expect([file.includes('Example Camera'), (await sharp(file).metadata()).orientation]).toEqual([true, 6]);
      const made = await make(file);
      expect(made).toMatchObject({ mime: `image/${format}`, width: 32, height: 64, frames: 1 });
      expect(JSON.parse(made.labels?.aigc ?? 'null')).toEqual(label);
      const kept = await sharp(made.bytes).metadata();
      expect([kept.exif, kept.icc, kept.iptc, kept.orientation, kept.space]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        'srgb',
      ]);
      expect(kept.xmpAsString).toContain('示例平台');
      for (const word of ['GPS', 'Example Camera', 'Example Author', '39,54']) {
        expect(made.bytes.includes(Buffer.from(word))).toBe(false);
      }
      // What was written anew once is as it will be.
      expect((await make(file)).bytes.equals(made.bytes)).toBe(true);
    },
  );

  it('and a label in the comments of a PNG is carried on as one of the packet', async () => {
    const made = await make(withPngText(pixel(7), 'AIGC', AIGC_LABEL.replace(/[^ -~]+/g, 'x')));
    expect(made.labels?.aigc).toContain('"Label":"1"');
    expect((await sharp(made.bytes).metadata()).xmpAsString).toContain('TC260:AIGC');
  });

  it.each([
    ['JPEG', async () => withJpegComment(await (await photo(9, 9)).jpeg().toBuffer(), `{"AIGC": ${AIGC_LABEL}}`)],
    ['GIF', async () => withGifComment(await (await photo(9, 9)).gif().toBuffer(), `{"AIGC": ${AIGC_LABEL}}`)],
    ['PNG, packed', () => Promise.resolve(withPackedPngText(pixel(7), `{"AIGC": ${AIGC_LABEL}}`))],
  ])('and so is one in a comment of a %s', async (_name, file) => {
    const made = await make(await file());
    expect(JSON.parse(made.labels?.aigc ?? 'null')).toEqual(label);
    if (made.mime !== 'image/gif') expect((await sharp(made.bytes).metadata()).xmpAsString).toContain('TC260:AIGC');
    else expect(made.bytes.includes('TC260:AIGC')).toBe(true);
    expect(made.bytes.includes('{"AIGC"')).toBe(false);
  });

  it('and what stands behind its end is left behind', async () => {
    const program = Buffer.from('PK\x03\x04<script>alert(1)</script>');
    for (const format of ['jpeg', 'png', 'webp', 'gif'] as const) {
      const clean = await (await photo(20, 20)).toFormat(format).toBuffer();
      const made = await make(Buffer.concat([clean, program]));
      expect(made.bytes.includes(program)).toBe(false);
      expect(made.bytes.equals((await make(clean)).bytes)).toBe(true);
    }
  });

  it('in sRGB of 8 bits, whatever it was', async () => {
    const cmyk = await (await photo(40, 40)).toColourspace('cmyk').jpeg().toBuffer();
    const deep = await (await photo(40, 40)).toColourspace('rgb16').png().toBuffer();
    const wide = await (await photo(40, 40)).withIccProfile('p3').jpeg().toBuffer();
    for (const file of [cmyk, deep, wide]) {
      const { bytes } = await make(file);
      expect(await sharp(bytes).metadata()).toMatchObject({
        space: 'srgb',
        channels: 3,
        depth: 'uchar',
        hasProfile: false,
      });
    }
  });

  it('and a PNG keeps every pixel, its transparency, and its few colours', async () => {
    const clear = await (await photo(30, 30)).ensureAlpha(0.5).png().toBuffer();
    const few = await sharp({ create: { width: 30, height: 30, channels: 3, background: '#c00' } })
      .png({ palette: true })
      .toBuffer();
    for (const file of [clear, few]) {
      const { bytes } = await make(file);
      expect((await sharp(bytes).raw().toBuffer()).equals(await sharp(file).raw().toBuffer())).toBe(true);
    }
    expect(await sharp((await make(few)).bytes).metadata()).toMatchObject({ isPalette: true });
  });

  it('but a GIF that moves keeps its frames as they are', async () => {
    const frames = await Promise.all(
      [10, 200].map((r) =>
        sharp({ create: { width: 9, height: 7, channels: 3, background: { r, g: 0, b: 0 } } })
          .png()
          .toBuffer(),
      ),
    );
    const file = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 300], loop: 2 })
      .toBuffer();
    const made = await make(file);
    expect(made).toMatchObject({ mime: 'image/gif', width: 9, height: 7, frames: 2 });
    expect(await sharp(made.bytes).metadata()).toMatchObject({ pages: 2, delay: [100, 300], loop: 2 });
  });
});

describe('a picture is refused', () => {
  const jpeg = async () => (await photo(300, 300)).jpeg().toBuffer();
  const cut = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));
  const box = (brand: string) =>
    Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}`), Buffer.alloc(40)]);

  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['a JPEG that is cut off', async () => cut(await jpeg(), 0.5), 'MEDIA_BROKEN'],
    [
      'a JPEG that is cut off behind a forged end',
      async () => Buffer.concat([cut(await jpeg(), 0.5), Buffer.from([0xff, 0xd9])]),
      'MEDIA_BROKEN',
    ],
    [
      'a PNG that is cut off behind a forged end',
      async () =>
        Buffer.concat([
          cut(await (await photo(300, 300)).png().toBuffer(), 0.5),
          Buffer.from('49454e44ae426082', 'hex'),
        ]),
      'MEDIA_BROKEN',
    ],
    ['a PNG whose pixels are rubbish', () => withPngSize(pixel(1), 900, 900), 'MEDIA_BROKEN'],
    ['a GIF that is cut off', async () => cut(await (await photo(50, 50)).gif().toBuffer(), 0.5), 'MEDIA_BROKEN'],
    ['a WebP that is cut off', async () => cut(await (await photo(50, 50)).webp().toBuffer(), 0.5), 'MEDIA_BROKEN'],
    [
      'a head and then noise',
      () => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(500), Buffer.from('ffd9', 'hex')]),
      'MEDIA_BROKEN',
    ],
    [
      'a bomb: few bytes that promise many pixels',
      () => withPngSize(pixel(1), 11_000, 11_000),
      'MEDIA_TOO_MANY_PIXELS',
    ],
    ['a strip wider than anything shows', () => withPngSize(pixel(1), 60_000, 1), 'MEDIA_TOO_MANY_PIXELS'],
    ['a HEIC of a telephone', () => box('heic'), 'MEDIA_KIND_REFUSED'],
    ['an AVIF', () => box('avif'), 'MEDIA_KIND_REFUSED'],
    ['a video', () => box('isom'), 'MEDIA_KIND_REFUSED'],
    ['a BMP', () => Buffer.from('BM\0\0\0\0'), 'MEDIA_KIND_REFUSED'],
    ['a TIFF', async () => (await photo(9, 9)).tiff().toBuffer(), 'MEDIA_KIND_REFUSED'],
    ['an SVG', () => Buffer.from('<?xml version="1.0"?><!-- x --><svg xmlns="x"/>'), 'MEDIA_KIND_REFUSED'],
    ['a PDF', () => Buffer.from('%PDF-1.7'), 'MEDIA_KIND_REFUSED'],
    ['a page', () => Buffer.from('<html><body>'), 'MEDIA_NOT_AN_IMAGE'],
    ['nothing', () => Buffer.alloc(0), 'MEDIA_NOT_AN_IMAGE'],
    ['more bytes than are taken in', () => Buffer.alloc(25 * 1024 * 1024 + 1), 'MEDIA_TOO_LARGE'],
    [
      'more bytes than are kept, however it is compressed',
      async () => (await photo(2_400, 2_000)).png({ compressionLevel: 0 }).toBuffer(),
      'MEDIA_STAYS_TOO_LARGE',
    ],
    [
      'a GIF of more bytes than are kept',
      () => {
        const raw = { width: 3_300, height: 3_300, channels: 1 as const };
        return sharp(randomBytes(raw.width * raw.height), { raw })
          .gif({ effort: 1, dither: 0 })
          .toBuffer();
      },
      'MEDIA_STAYS_TOO_LARGE',
    ],
    [
      'a label too long to be carried on',
      () => withPngText(pixel(1), 'AIGC', `{"Label":"1","ProduceID":"${'x'.repeat(20_000)}"}`),
      'MEDIA_LABEL_TOO_LONG',
    ],
    [
      'a few hundred bytes that unpack to a hundred thousand beginnings of a label',
      () => withPackedPngText(pixel(1), '{"AIGC"'.repeat(1e5)),
      'MEDIA_LABEL_TOO_LONG',
    ],
    ['a text that unpacks to megabytes', () => withPackedPngText(pixel(1), 'x'.repeat(9e6)), 'MEDIA_TOO_MANY_WORDS'],
    [
      'a GIF of more frames than anybody looks at',
      async () => {
        const gif = await (await photo(1, 1)).gif().toBuffer();
        const frame = gif.subarray(gif.indexOf(0x2c), -1);
        return Buffer.concat([gif.subarray(0, -1), ...Array<Buffer>(3_000).fill(frame), Buffer.from([0x3b])]);
      },
      'MEDIA_TOO_MANY_FRAMES',
    ],
  ])('that is %s', async (_name, file, code) => {
    const bytes = await file();
    const beganAt = performance.now();
    expect(await outcomeOf(make(bytes))).toBe(code);
    expect(performance.now() - beganAt).toBeLessThan(20_000);
  });

  it('or waits outside the memory until there is a place for it', async () => {
    const file = await (await photo(9, 9)).png().toBuffer();
    let opened = 0;
    let open = (): void => undefined;
    const doors = new Promise<void>((resolve) => (open = resolve));
    const load = () => {
      opened += 1;
      return doors.then(() => file);
    };
    const all = Promise.all(Array.from({ length: 9 }, () => maker.make(load)));
    await new Promise(setImmediate);
    expect(opened).toBe(2);
    open();
    expect(await all).toHaveLength(9);
    expect(opened).toBe(9);
  });

  it('with words that say what to do', async () => {
    const refusal = await make(box('heic')).catch((error: { text: { zh: string; en: string } }) => error.text);
    expect(refusal).toEqual({
      zh: expect.stringContaining('兼容性最佳'),
      en: expect.stringContaining('Most compatible'),
    });
  });
});

describe.each(['folder', 'bucket'] as const)('large pictures in a %s', (kind) => {
  let database: TestDatabase;
  let s3: S3Server;
  let folder: string;
  let house: StoriesHouse;
  let media: MediaService;
  let author: Actor;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'xuanfa-pictures-'));
    s3 = await openS3Server();
    const files = { folder, bucket: kind === 'bucket' ? s3.bucket : null, shared: true };
    const source = database.dataSource;
    media = picturesOn(source, files).media;
    house = await new StoriesHouse(source).open();
    author = await house.officer();
  });
  afterAll(async () => {
    await s3.close();
    await database.close();
    rmSync(folder, { recursive: true });
  });

  it('are in the store with a row that refers to it, small ones in the database, both are loaded alike', async () => {
    const large = await media.receive(author, Readable.from([await (await photo(700, 500)).png().toBuffer()]));
    const small = await media.receive(author, Readable.from([pixel(3)]));
    const rows = await database.dataSource.query<object[]>(
      `SELECT sha256, file, bytes IS NULL AS away FROM media ORDER BY size`,
    );
    expect(rows).toEqual([
      { sha256: small.sha256, file: null, away: false },
      { sha256: large.sha256, file: large.sha256, away: true },
    ]);
    for (const { sha256, size } of [large, small]) {
      expect((await media.loadFor(author, sha256)).bytes).toHaveLength(size);
    }
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
    const again = await media.receive(author, Readable.from([await (await photo(700, 500)).png().toBuffer()]));
    expect(again).toEqual(large);
  });

  it('are refused by the database without their file, and the file without its picture may go', async () => {
    const insert = (place: string) =>
      database.dataSource.query(
        `INSERT INTO media (sha256, mime, size, width, height, created_by, ${place === 'null' ? 'bytes' : 'file'})
         VALUES ($1, 'image/png', 9, 1, 1, $2, ${place})`,
        ['a'.repeat(64), author.personId],
      );
    expect(await outcomeOf(insert('null'))).toBe('media_place');
    expect(await outcomeOf(insert(`repeat('a', 64)`))).toBe('media_file_fk');
    expect(await outcomeOf(insert(`repeat('b', 64)`))).toBe('media_place');
  });
});
