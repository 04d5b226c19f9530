import { deflateSync } from 'node:zlib';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/sandbox.server.js';

export type Json = Record<string, unknown>;

/** A sandbox with a clock that only moves when told to. */
export interface Stand {
  sandbox: Sandbox;
  base: string;
  now(): number;
  pass(ms: number): void;
  json(method: string, path: string, body?: unknown): Promise<{ status: number; body: Json }>;
}

export const NOON = Date.parse('2026-05-06T12:00:00+08:00');

export async function stand(options: SandboxOptions = {}, start = NOON): Promise<Stand> {
  let now = start;
  const sandbox = await startSandbox({ clock: () => now, ...options });
  const base = sandbox.wechatBaseUrl;
  return {
    sandbox,
    base,
    now: () => now,
    pass: (ms) => {
      now += ms;
    },
    json: (method, path, body) => call(base, method, path, body),
  };
}

async function call(base: string, method: string, path: string, body?: unknown) {
  const answer = await fetch(base + path, {
    method,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Json };
}

export async function token(at: Stand): Promise<string> {
  const { appid, secret } = at.sandbox.credentials.wechat;
  const { body } = await at.json('POST', '/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret });
  return String(body['access_token']);
}

/** Sends bytes as the file of a multipart form and answers the JSON. */
export async function upload(
  url: string,
  field: string,
  bytes: Uint8Array,
  name: string,
  fields: Record<string, string> = {},
) {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  form.append(field, new Blob([Uint8Array.from(bytes)]), name);
  const answer = await fetch(url, { method: 'POST', body: form });
  return { status: answer.status, body: (await answer.json()) as Json };
}

export async function postForm(url: string, fields: Record<string, string>) {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: answer.status, body: (await answer.json()) as Json };
}

/** A real PNG of one colour. */
export function png(side = 2): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((side + 1) * side));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

export function jpg(bytes = 200): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(Math.max(0, bytes - 4))]);
}

export interface Kit {
  access: string;
  cover: string;
  picture: string;
}

/** A token, a permanent cover and a body picture: what every article needs. */
export async function kit(at: Stand): Promise<Kit> {
  const access = await token(at);
  const cover = await upload(
    `${at.base}/cgi-bin/material/add_material?type=image&access_token=${access}`,
    'media',
    png(),
    'c.png',
  );
  const picture = await upload(`${at.base}/cgi-bin/media/uploadimg?access_token=${access}`, 'media', jpg(), 'b.jpg');
  return { access, cover: String(cover.body['media_id']), picture: String(picture.body['url']) };
}

export function article(own: Kit, more: Json = {}): Json {
  return { title: '示例标题', author: '示例部门', content: '<p>正文</p>', thumb_media_id: own.cover, ...more };
}

/** Adds a draft and submits it; answers submit's body with the media_id. */
export async function publish(at: Stand, own: Kit, articles: Json[]): Promise<Json> {
  const draft = await at.json('POST', `/cgi-bin/draft/add?access_token=${own.access}`, { articles });
  const media_id = draft.body['media_id'];
  const { body } = await at.json('POST', `/cgi-bin/freepublish/submit?access_token=${own.access}`, { media_id });
  return { ...body, media_id };
}

export interface LedgerView {
  posts: (Json & {
    text: string;
    html?: string;
    sha256: string;
    status: string;
    answer: string;
    url: string;
    ref: string;
  })[];
  calls: { wechat: Record<string, number>; weibo: Record<string, number> };
  rejected: (Json & { code: number })[];
}

export async function ledger(at: Stand, query = ''): Promise<LedgerView> {
  return (await at.json('GET', `/ledger${query}`)).body as unknown as LedgerView;
}
