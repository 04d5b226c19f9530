import { request } from 'node:http';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { v7 as uuid } from 'uuid';
import { film, pdf } from '../support/attached-files.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bootApi, type Client, type TestApi } from '../support/http-app.js';
import { AIGC_XMP, photo, TELLTALE } from '../support/nasty-files.js';
import { until } from '../support/until.js';

interface Attachment {
  id: string;
  name: string;
  kind: string;
  mime: string;
  size: number;
  url: string;
}

let database: TestDatabase;
let api: TestApi;
let folder: string;
let school: string;
let officer: Client & { cookie: string };
let reviewer: Client & { cookie: string };
let stranger: Client & { cookie: string };

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'xuanfa-media-'));
  api = await bootApi({ databaseUrl: database.url, config: { files: { folder, bucket: null, shared: true } } });
  const bureau = await api.createDepartment();
  school = await api.createDepartment({ parentId: bureau, kind: 'school' });
  officer = await api.enter('officer', [school, 'press_officer']);
  reviewer = await api.enter('reviewer', [bureau, 'first_reviewer']);
  stranger = await api.enter('stranger', [await api.createDepartment(), 'press_officer']);
});
afterAll(async () => {
  await api.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function send<T>(path: string, bytes: Buffer, name: string, who = officer): Promise<{ status: number; body: T }> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  const answer = await fetch(new URL(path, api.url), { method: 'POST', body: form, headers: { cookie: who.cookie } });
  return { status: answer.status, body: (await answer.json()) as T };
}
const fetched = (path: string, headers: Record<string, string> = {}, who = officer) =>
  fetch(new URL(path, api.url), { headers: { cookie: who.cookie, ...headers } });
async function newStory(): Promise<string> {
  const answer = await officer.post<{ id: string }>('/api/stories', {
    departmentId: school,
    kind: 'unit',
    title: '示例',
    summary: '',
    facts: { name: '示例技工学校' },
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '正文' }] }] },
  });
  return answer.body.id;
}
const incoming = () => readdirSync(join(folder, 'incoming'));

describe('pictures', () => {
  it('come in large, go out upright and without a trace of people, and tell that a machine made them', async () => {
    const file = await (
      await photo(1_200, 800)
    )
      .jpeg({ quality: 95 })
      .withMetadata({ orientation: 6 })
      .withXmp(AIGC_XMP)
      .withExif(TELLTALE)
      .toBuffer();
    const { status, body } = await send<{ url: string; labels: { aigc: string } }>('/api/media', file, '照片.jpg');
    expect([status, body]).toEqual([201, expect.objectContaining({ width: 800, height: 1_200, frames: 1 })]);
    expect(body.labels.aigc).toContain('示例平台');
    const kept = Buffer.from(await (await fetched(body.url)).arrayBuffer());
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
    expect(kept.includes('Example Author')).toBe(false);
    expect(incoming()).toEqual([]);
  });

  it('have thumbnails for those who may see them, told apart by their tag', async () => {
    const { body } = await send<{ sha256: string }>(
      '/api/media',
      await (await photo(900, 600)).png().toBuffer(),
      'a.png',
    );
    const path = `/api/media/${body.sha256}/thumbnail`;
    const answer = await fetched(`${path}?side=160`);
    const small = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect([answer.status, answer.headers.get('content-type'), small.width, small.height]).toEqual([
      200,
      'image/webp',
      160,
      107,
    ]);
    const tag = answer.headers.get('etag') ?? '';
    expect((await fetched(`${path}?side=160`, { 'if-none-match': tag })).status).toBe(304);
    expect((await fetched(path)).headers.get('etag')).not.toBe(tag);
    expect((await fetched(path, {}, stranger)).status).toBe(404);
    expect((await fetched(`${path}?side=161`)).status).toBe(400);
  });

  it('have a point to be cut around, set by who may write', async () => {
    const { body } = await send<{ sha256: string }>(
      '/api/media',
      await (await photo(30, 20)).png().toBuffer(),
      'a.png',
    );
    const path = `/api/stories/${await newStory()}/focus`;
    const set = await officer.put(`${path}/${body.sha256}`, { x: 0.25, y: 0.75 });
    expect([set.status, set.body]).toEqual([200, { sha256: body.sha256, x: 0.25, y: 0.75 }]);
    expect((await reviewer.get(path)).body).toEqual([{ sha256: body.sha256, x: 0.25, y: 0.75 }]);
    expect((await officer.put(`${path}/${body.sha256}`, { x: 1.01, y: 0 })).status).toBe(400);
    expect((await officer.put(`${path}/nonsense`, { x: 1, y: 0 })).status).toBe(404);
    expect((await reviewer.put(`${path}/${body.sha256}`, { x: 1, y: 0 })).status).toBe(403);
    expect((await stranger.get(path)).status).toBe(404);
  });

  it('of a story are listed once each with their words, where they come from and what they say of their making', async () => {
    const upload = async (file: Buffer) => (await send<{ sha256: string }>('/api/media', file, 'a.jpg')).body.sha256;
    const cover = await upload(await (await photo(60, 40)).jpeg().withXmp(AIGC_XMP).toBuffer());
    const inside = await upload(await (await photo(50, 40)).png().toBuffer());
    const image = (sha256: string, alt: string) => ({ type: 'image', attrs: { sha256, alt } });
    const id = await newStory();
    const { body: story } = await officer.get<{ version: number }>(`/api/stories/${id}`);
    await officer.post(`/api/stories/${id}/revisions`, {
      ...{ version: story.version, title: '示例稿件', facts: { name: '示例技工学校' } },
      cover: { sha256: cover, alt: '封面' },
      body: { type: 'doc', content: [image(inside, '车间'), image(cover, '封面又一次')] },
    });
    const { body } = await reviewer.get<object[]>(`/api/stories/${id}/pictures`);
    const uploadedBy = { id: expect.any(String) as string, name: expect.stringMatching(/./) as string };
    expect(body).toEqual([
      expect.objectContaining({ sha256: cover, alt: '封面', cover: true, uploadedBy, labels: expect.anything() }),
      expect.objectContaining({ sha256: inside, alt: '车间', cover: false, uploadedBy, labels: null }),
    ]);
    expect((await reviewer.get(`/api/stories/${id}/pictures?revision=1`)).body).toEqual([]);
    expect((await reviewer.get(`/api/stories/${id}/pictures?revision=9`)).status).toBe(404);
    expect((await stranger.get(`/api/stories/${id}/pictures`)).status).toBe(404);
  });
});

describe('attachments', () => {
  it('are taken by their content, listed with their names, and saved by who may read the story', async () => {
    const path = `/api/stories/${await newStory()}/attachments`;
    const bytes = film({ data: 300_000 });
    const { status, body } = await send<Attachment>(path, bytes, '示例访谈.mp4');
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ name: '示例访谈.mp4', kind: 'mp4', mime: 'video/mp4', size: bytes.length }),
    ]);
    expect((await reviewer.get<Attachment[]>(path)).body).toEqual([body]);
    const answer = await fetched(body.url, {}, reviewer);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="file.mp4"; filename*=UTF-8''${encodeURIComponent('示例访谈')}.mp4`,
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
    });
    expect((await fetched(body.url, {}, stranger)).status).toBe(404);
    expect((await api.get(body.url)).status).toBe(401);
  });

  it('that broke off while they were saved go on where they were', async () => {
    const path = `/api/stories/${await newStory()}/attachments`;
    const bytes = film({ data: 1_000 });
    const { url } = (await send<Attachment>(path, bytes, 'a.mp4')).body;
    const part = async (headers: Record<string, string>) => {
      const answer = await fetched(url, headers);
      const length = (await answer.arrayBuffer()).byteLength;
      return [answer.status, answer.headers.get('content-range'), length];
    };
    const tag = (await fetched(url)).headers.get('etag') ?? '';
    const size = bytes.length;
    expect(await part({ range: 'bytes=4-7' })).toEqual([206, `bytes 4-7/${size}`, 4]);
    expect(await part({ range: 'bytes=-10', 'if-range': tag })).toEqual([
      206,
      `bytes ${size - 10}-${size - 1}/${size}`,
      10,
    ]);
    expect(await part({ range: 'bytes=4-7', 'if-range': '"another"' })).toEqual([200, null, size]);
    expect(await part({ range: `bytes=${size}-` })).toEqual([416, `bytes */${size}`, 0]);
    expect(await part({ 'if-none-match': tag })).toEqual([304, null, 0]);
  });

  it.each<[string, Buffer, number, string]>([
    ['a program', Buffer.from('MZ\x90\0'), 422, 'ATTACHMENT_KIND_REFUSED'],
    ['a film that is cut off', film({ data: 5_000 }).subarray(0, 4_000), 422, 'ATTACHMENT_BROKEN'],
    ['a PDF with a script', pdf('/S /JavaScript'), 422, 'ATTACHMENT_ACTIVE'],
    ['a PDF of more than 100 MB', Buffer.concat([pdf(), Buffer.alloc(100 * 1024 * 1024)]), 413, 'ATTACHMENT_TOO_LARGE'],
  ])('are refused when they are %s, in both languages', async (_name, bytes, status, code) => {
    const path = `/api/stories/${await newStory()}/attachments`;
    const answer = await send<{ code: string }>(path, bytes, 'a.pdf');
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await officer.get(path)).body).toEqual([]);
    await until('what was refused is gone', () => incoming().length === 0);
  });

  it('whose sender goes away in the middle leave nothing', async () => {
    const storyId = await newStory();
    const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n`;
    const call = request(new URL(`/api/stories/${storyId}/attachments`, api.url), {
      method: 'POST',
      headers: { cookie: officer.cookie, 'content-type': 'multipart/form-data; boundary=x', 'content-length': 900_000 },
    });
    call.on('error', () => undefined);
    call.write(head);
    call.write(film({ data: 400_000 }));
    await until('the upload is under way', () => incoming().length === 1);
    call.destroy();
    await until('what was refused is gone', () => incoming().length === 0);
    expect((await officer.get(`/api/stories/${storyId}/attachments`)).body).toEqual([]);
  });

  it('are taken away by who may write, and asked for by name of nobody else', async () => {
    const path = `/api/stories/${await newStory()}/attachments`;
    const { id, url } = (await send<Attachment>(path, pdf(), '通知.pdf')).body;
    expect((await reviewer.delete(`${path}/${id}`)).status).toBe(403);
    expect((await send(path, pdf('/x'), 'b.pdf', reviewer)).status).toBe(403);
    expect((await officer.delete(`${path}/${uuid()}`)).status).toBe(404);
    expect((await officer.delete(`${path}/${id}`)).status).toBe(204);
    expect((await fetched(url)).status).toBe(404);
    const kinds = (await officer.get<{ kind: string; maxBytes: number }[]>('/api/stories/attachment-kinds')).body;
    expect(kinds.find(({ kind }) => kind === 'pdf')).toMatchObject({ maxBytes: 100 * 1024 * 1024 });
  });
});
