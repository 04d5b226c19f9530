import { readForm } from '../../http/request-body.service.js';
import { OK, type WechatCall, type WechatEndpoint } from '../wechat-endpoint.service.js';
import { WechatError } from '../wechat.errors.js';
import type { Material, MaterialLibrary } from './material.service.js';
import { MEDIA_TYPES, type MediaType } from './media.rules.js';

/** `/cgi-bin/media/*` and `/cgi-bin/material/*`. */
export function materialEndpoints(library: MaterialLibrary): WechatEndpoint[] {
  return [
    {
      path: '/cgi-bin/media/uploadimg',
      method: 'POST',
      body: 'form',
      run: async (call) => ({ url: library.addBodyPicture(call.account.appid, (await readMedia(call)).file) }),
    },
    {
      path: '/cgi-bin/media/upload',
      method: 'POST',
      body: 'form',
      run: async (call) => {
        const { file, type } = await readMedia(call);
        const added = library.add(call.account.appid, mediaType(type), file, { temporary: true, description: null });
        const key = added.type === 'thumb' ? 'thumb_media_id' : 'media_id';
        return { type: added.type, [key]: added.mediaId, created_at: seconds(added.updatedAt) };
      },
    },
    {
      path: '/cgi-bin/media/uploadvideo',
      method: 'POST',
      body: 'json',
      run: ({ account, body }) => {
        const description = { title: String(body['title'] ?? ''), introduction: String(body['description'] ?? '') };
        const made = library.forMassSend(account.appid, body['media_id'], description);
        return { type: made.type, media_id: made.mediaId, created_at: seconds(made.updatedAt) };
      },
    },
    {
      path: '/cgi-bin/media/get',
      method: 'GET',
      body: 'none',
      run: ({ account, query }) => download(library, library.get(account.appid, query['media_id'], 'temporary')),
    },
    {
      path: '/cgi-bin/material/add_material',
      method: 'POST',
      body: 'form',
      run: async (call) => {
        const { file, type, fields } = await readMedia(call);
        const kind = mediaType(type);
        const description = kind === 'video' ? readDescription(fields['description']) : null;
        const added = library.add(call.account.appid, kind, file, { temporary: false, description });
        // Only a picture is told an address.
        return added.url === null || kind !== 'image'
          ? { media_id: added.mediaId }
          : { media_id: added.mediaId, url: added.url };
      },
    },
    // News as material ended on 28 February 2022; the draft box took their place.
    ...['add_news', 'update_news'].map((name): WechatEndpoint => ({
      path: `/cgi-bin/material/${name}`,
      method: 'POST',
      body: 'json',
      run: () => {
        throw new WechatError(45106, ' use the draft box');
      },
    })),
    {
      path: '/cgi-bin/material/get_material',
      method: 'POST',
      body: 'json',
      run: ({ account, body }) => {
        const found = library.get(account.appid, body['media_id'], 'permanent');
        if (!found.description) return download(library, found);
        return { title: found.description.title, description: found.description.introduction, down_url: '' };
      },
    },
    {
      path: '/cgi-bin/material/del_material',
      method: 'POST',
      body: 'json',
      run: ({ account, body }) => {
        library.remove(account.appid, body['media_id']);
        return { ...OK };
      },
    },
    {
      path: '/cgi-bin/material/get_materialcount',
      method: 'ANY',
      body: 'none',
      run: ({ account }) => {
        const count = (type: MediaType) => library.listOf(account.appid, type).length;
        return { voice_count: count('voice'), video_count: count('video'), image_count: count('image'), news_count: 0 };
      },
    },
    {
      path: '/cgi-bin/material/batchget_material',
      method: 'POST',
      body: 'json',
      run: ({ account, body }) => {
        const type = body['type'] === 'news' ? null : mediaType(body['type']);
        const { offset, count } = readPage(body);
        const all = type === null ? [] : library.listOf(account.appid, type);
        const item = all.slice(offset, offset + count).map((row) => ({
          media_id: row.mediaId,
          name: row.name,
          update_time: seconds(row.updatedAt),
          ...(row.url === null ? {} : { url: row.url }),
        }));
        return { item, total_count: all.length, item_count: item.length };
      },
    },
  ];
}

/** `offset` and `count` (1 to 20) of the list calls. */
export function readPage(body: Record<string, unknown>): { offset: number; count: number } {
  const offset = body['offset'] ?? 0;
  const count = body['count'];
  if (typeof offset !== 'number' || !Number.isInteger(offset) || offset < 0) throw new WechatError(40097);
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > 20) throw new WechatError(40097);
  return { offset, count };
}

async function readMedia(call: WechatCall) {
  const form = await readForm(call.request);
  // The platform only sees a part that carries a file name.
  const file = form.files.find((part) => part.field === 'media') ?? form.files[0];
  if (!file?.filename) throw new WechatError(41005);
  return { file, fields: form.fields, type: call.query['type'] ?? form.fields['type'] };
}

function mediaType(type: unknown): MediaType {
  const known = MEDIA_TYPES.find((name) => name === type);
  if (!known) throw new WechatError(40004);
  return known;
}

function readDescription(text: string | undefined): { title: string; introduction: string } {
  try {
    const raw = JSON.parse(text ?? '') as Record<string, unknown>;
    return { title: String(raw['title'] ?? ''), introduction: String(raw['introduction'] ?? '') };
  } catch (error) {
    if (error instanceof SyntaxError) throw new WechatError(47001);
    throw error;
  }
}

function download(library: MaterialLibrary, material: Material) {
  const found = library.bytes(material.sha256);
  if (!found) throw new WechatError(40007);
  const ending = /^image\/(\w+)$/.exec(found.mime)?.[1]?.replace('jpeg', 'jpg') ?? 'dat';
  return { ...found, filename: `${material.mediaId}.${ending}` };
}

function seconds(at: number): number {
  return Math.floor(at / 1000);
}
