import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Actor } from '../../src/identity/actor.js';
import { CAPABILITIES } from '../../src/accounts/channels/capability.rules.js';
import { CENTRE } from '../../src/stories/media/fitting/fit.rules.js';
import type { PictureFitting } from '../../src/stories/media/fitting/picture-fitting.service.js';
import type { MediaService } from '../../src/stories/media/media.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { AIGC_XMP, photo } from '../support/nasty-files.js';
import { outcomeOf, picturesOn, pixel, StoriesHouse } from './stories-house.js';

const JPEG_OR_PNG = ['image/jpeg', 'image/png'];
/** What `uploadimg` of WeChat takes. */
const BODY = { mimes: JPEG_OR_PNG, maxBytes: 1024 * 1024 - 1 };

let database: TestDatabase;
let folder: string;
let media: MediaService;
let fitting: PictureFitting;
let author: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'xuanfa-fitting-'));
  ({ media, fitting } = picturesOn(database.dataSource, { folder, bucket: null, shared: true }));
  author = await (await new StoriesHouse(database.dataSource).open()).officer();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const renditions = (source: string) =>
  database.dataSource.query<{ purpose: string; sha256: string }[]>(
    `SELECT purpose, sha256 FROM media_rendition WHERE source = $1 ORDER BY purpose`,
    [source],
  );
/** Red on the left, green in the middle, blue on the right. */
async function threeColours(): Promise<Buffer> {
  const stripe = (background: string) => ({ create: { width: 400, height: 300, channels: 3 as const, background } });
  const stripes = await Promise.all(['#f00', '#0f0', '#00f'].map((colour) => sharp(stripe(colour)).png().toBuffer()));
  return sharp({ create: { width: 1_200, height: 300, channels: 3, background: '#fff' } })
    .composite(stripes.map((input, index) => ({ input, left: 400 * index, top: 0 })))
    .png()
    .toBuffer();
}
async function colourIn(bytes: Buffer): Promise<number[]> {
  const { channels } = await sharp(bytes).stats();
  return channels.slice(0, 3).map(({ mean }) => Math.round(mean / 255));
}

it('what fits is given as it is, and nothing is made', async () => {
  const { sha256 } = await media.upload(author, pixel(1));
  const fitted = await fitting.fit(sha256, BODY);
  expect([fitted.sha256, fitted.source, digest(fitted.bytes)]).toEqual([sha256, sha256, sha256]);
  expect(await renditions(sha256)).toEqual([]);
});

it('a photo too heavy for a WeChat text becomes a JPEG below 1 MB, made once, from many at once', async () => {
  const { sha256, size } = await media.upload(
    author,
    await (await photo(1_900, 1_300)).jpeg({ quality: 98 }).toBuffer(),
  );
  expect(size).toBeGreaterThan(BODY.maxBytes);
  const all = await Promise.all([1, 2, 3].map(() => fitting.fit(sha256, BODY)));
  expect(new Set(all.map((one) => one.sha256)).size).toBe(1);
  const [fitted] = all;
  expect(fitted).toMatchObject({
    source: sha256,
    mime: 'image/jpeg',
    sha256: digest(fitted?.bytes ?? Buffer.alloc(0)),
  });
  expect(fitted?.bytes.length).toBeLessThanOrEqual(BODY.maxBytes);
  expect(fitted?.size).toBe(fitted?.bytes.length);
  expect((fitted?.width ?? 0) / (fitted?.height ?? 1)).toBeCloseTo(1_900 / 1_300, 2);
  expect(await renditions(sha256)).toEqual([{ purpose: 'v1 image/jpeg+image/png 1048575B', sha256: fitted?.sha256 }]);
  expect((await fitting.fit(sha256, BODY)).bytes.equals(fitted?.bytes ?? Buffer.alloc(0))).toBe(true);
});

it('the label that a machine made it goes along', async () => {
  const file = await (await photo(500, 400)).webp().withXmp(AIGC_XMP).toBuffer();
  const { sha256 } = await media.upload(author, file);
  for (const mime of ['image/jpeg', 'image/png', 'image/webp']) {
    const { bytes } = await fitting.fit(sha256, { mimes: [mime], maxBytes: 2_000_000, maxSide: 200 });
    expect((await sharp(bytes).metadata()).xmpAsString).toContain('示例平台');
  }
});

it('a cover is cut to the forms of WeChat around the point that matters', async () => {
  const { sha256 } = await media.upload(author, await threeColours());
  const at = async (x: number, ratio: number) =>
    fitting.fit(sha256, { mimes: JPEG_OR_PNG, maxBytes: 64 * 1024, crop: { ratio, focus: { x, y: 0.5 } } });
  const { square, wide: across } = CAPABILITIES.wechat.cover.forms;
  const [left, middle, right] = await Promise.all([0.1, 0.5, 0.9].map((x) => at(x, square)));
  for (const one of [left, middle, right]) expect([one?.width, one?.height]).toEqual([300, 300]);
  const none = Buffer.alloc(0);
  expect(await Promise.all([left, middle, right].map((one) => colourIn(one?.bytes ?? none)))).toEqual([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
  const wide = await at(0.5, across);
  expect([wide.width, wide.height]).toEqual([705, 300]);
});

it('what is transparent ends on white where a channel takes JPEG alone', async () => {
  const clear = { create: { width: 60, height: 60, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } } };
  const { sha256 } = await media.upload(author, await sharp(clear).png().toBuffer());
  const { bytes } = await fitting.fit(sha256, { mimes: ['image/jpeg'], maxBytes: 64 * 1024 });
  expect(await colourIn(bytes)).toEqual([1, 1, 1]);
});

it('what moves goes on moving where it may, and stands still where it must', async () => {
  const frames = await Promise.all(
    [0, 60, 120, 180].map(async (turn) => (await photo(320, 240)).modulate({ hue: turn }).png().toBuffer()),
  );
  const file = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  const { sha256, size } = await media.upload(author, file);
  const moving = await fitting.fit(sha256, { mimes: ['image/gif'], maxBytes: size - 1, maxSide: 200 });
  expect([moving.mime, (await sharp(moving.bytes).metadata()).pages]).toEqual(['image/gif', 4]);
  expect([moving.width, moving.height]).toEqual([200, 150]);
  const still = await fitting.fit(sha256, BODY);
  expect([still.mime, (await sharp(still.bytes).metadata()).pages]).toEqual(['image/png', undefined]);
});

it('what moves leaves as it is or not at all, and so does what cannot be made to fit: the connector looks again', async () => {
  const frames = await Promise.all(
    [0, 90].map(async (turn) => (await photo(160, 120)).modulate({ hue: turn }).png().toBuffer()),
  );
  const gif = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  const moving = await media.upload(author, gif);
  const still = await media.upload(author, await (await photo(640, 480)).webp().toBuffer());
  const small = { ...BODY, maxBytes: 900 };
  expect((await fitting.forChannel(moving.sha256, BODY)).sha256).toBe(moving.sha256);
  expect((await fitting.forChannel(still.sha256, small)).sha256).toBe(still.sha256);
  expect(await fitting.forChannel(still.sha256, BODY)).toMatchObject({ source: still.sha256, mime: 'image/jpeg' });
  const bounded = { ...BODY, stills: { maxBytes: BODY.maxBytes, maxSide: 320 } };
  expect(await fitting.forChannel(still.sha256, bounded)).toMatchObject({ width: 320, height: 240 });
});

it('what cannot be made to fit is refused, and so is what is not there', async () => {
  const { sha256 } = await media.upload(author, await (await photo(800, 800)).png().toBuffer());
  expect(await outcomeOf(fitting.fit(sha256, { mimes: JPEG_OR_PNG, maxBytes: 900 }))).toBe('MEDIA_CANNOT_FIT');
  expect(await outcomeOf(fitting.fit('0'.repeat(64), BODY))).toBe('MEDIA_UNKNOWN');
});

it('a rendition never changes, and what is under its name is what it says', async () => {
  const { sha256 } = await media.upload(author, await threeColours());
  await fitting.fit(sha256, { mimes: ['image/webp'], maxBytes: 99_999, crop: { ratio: 1, focus: CENTRE } });
  const change = (what: string) => outcomeOf(database.dataSource.query(`UPDATE media_rendition SET ${what}`));
  expect(await change(`purpose = 'x'`)).toBe('media_rendition_kept');
  const forged = database.dataSource.query(
    `INSERT INTO media_rendition (source, purpose, sha256, mime, size, width, height, bytes)
     VALUES ($1, 'x', $2, 'image/png', 1, 1, 1, 'x')`,
    [sha256, 'a'.repeat(64)],
  );
  expect(await outcomeOf(forged)).toBe('media_rendition_digest');
});
