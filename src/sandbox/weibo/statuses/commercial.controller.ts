import type { UploadedFile } from '../../http/request-body.service.js';
import { readIds, timeline, type WeiboParts } from './statuses.controller.js';
import type { StatusPicture } from './statuses.service.js';
import { pictureFault } from '../text/share.rules.js';
import { longTextFault } from '../text/commercial.rules.js';
import type { WeiboAnswer, WeiboCall, WeiboEndpoint } from '../weibo-gateway.controller.js';
import { WeiboError } from '../weibo.errors.js';

const IDS_PER_SHOW = 50;
const FETCH_TIMEOUT_MS = 5000;

/** The commercial API (c.api.weibo.com): topics, nine pictures, long texts, reads, deletion. For apps with a contract. */
export function commercialEndpoints(parts: WeiboParts): WeiboEndpoint[] {
  const { statuses, engagement, views, limits } = parts;
  const post = { method: 'POST' as const, commercial: true };
  const get = { method: 'GET' as const, commercial: true };
  return [
    {
      ...post,
      path: '/2/statuses/upload_pic/biz.json',
      run: (call) => {
        const picture = keep(parts, fileOf(call));
        return { body: { pic_id: picIdOf(picture), ...views.picture(picture) } };
      },
    },
    { ...post, path: '/2/statuses/update/biz.json', run: (call) => publish(parts, call, []) },
    {
      ...post,
      path: '/2/statuses/upload/biz.json',
      run: (call) => publish(parts, call, [keep(parts, fileOf(call))]),
    },
    {
      ...post,
      path: '/2/statuses/upload_url_text/biz.json',
      run: async (call) => publish(parts, call, await readPictures(parts, call)),
    },
    {
      ...post,
      path: '/2/statuses/destroy/biz.json',
      run: ({ params, user }) => {
        const status = statuses.get(params['id']);
        if (!status || status.uid !== user.uid) throw new WeiboError(20101);
        const body = views.status(status);
        statuses.remove(status.mid);
        return { body };
      },
    },
    { ...get, path: '/2/statuses/user_timeline/biz.json', run: (call) => timeline(parts, call) },
    {
      ...get,
      path: '/2/statuses/show_batch/biz.json',
      run: ({ params }) => {
        const found = readIds(params['ids'], IDS_PER_SHOW).map((id) => statuses.get(id));
        const wholeText = params['isGetLongText'] === '1';
        const shown = found.filter((status) => status !== undefined);
        if (shown.length === 0) throw new WeiboError(20101);
        return {
          body: { statuses: shown.map((status) => views.status(status, { wholeText })), total_number: shown.length },
        };
      },
    },
    {
      ...get,
      path: '/2/media_statuses/count_sp/biz.json',
      run: ({ params }) => {
        const ids = readIds(params['ids'], limits().weibo.idsPerCount);
        // Posts of accounts that are no media account are left out without a word.
        const counted = ids.filter((id) => parts.accounts.user(statuses.get(id)?.uid)?.media);
        const body = counted.map((id) => {
          const { comments, reposts, attitudes, reads } = engagement.countsOf(id);
          return { id: Number(id), comments, reposts, attitudes, reads };
        });
        return { body };
      },
    },
  ];
}

function publish({ statuses, views, limits }: WeiboParts, call: WeiboCall, pictures: StatusPicture[]): WeiboAnswer {
  const { params, app, user, arrivedAt } = call;
  const text = params['status'] ?? '';
  const fault = longTextFault({ params, mayBeLong: user.longText }, limits().weibo);
  if (fault) throw new WeiboError(fault.code, fault.text);
  const { status, post } = statuses.post(app, user, {
    mode: 'biz',
    text,
    rip: params['rip'] ?? null,
    link: null,
    pictures,
    long: params['is_longtext'] === '1',
    visible: { type: Number(params['visible'] ?? 0), list_id: Number(params['list_id'] ?? 0) },
    arrivedAt,
    hiddenForMs: 0,
  });
  return { body: views.status(status), committed: post.seq };
}

/** `pic_id` (up to nine) or, without any, the picture behind `url`: one of them must be there. */
async function readPictures(parts: WeiboParts, { params }: WeiboCall): Promise<StatusPicture[]> {
  const ids = (params['pic_id'] ?? '').split(',').filter((id) => id !== '');
  if (ids.length > parts.limits().weibo.picturesPerStatus) throw new WeiboError(10008);
  if (ids.length > 0) return ids.map((id) => uploaded(parts, id));
  const { url } = params;
  if (!url) throw new WeiboError(10016, 'miss required parameter (pic_id or url) , see doc for more info.');
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw new WeiboError(10017, badUrl(url));
  const bytes = await download(url);
  if (!bytes) throw new WeiboError(10017, badUrl(url));
  return [keep(parts, { field: 'url', filename: url, bytes })];
}

async function download(url: string): Promise<Buffer | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    return answer.ok ? Buffer.from(await answer.arrayBuffer()) : null;
  } catch {
    // Unreachable and too slow are the same to the caller: the address leads to no picture.
    return null;
  }
}

function keep({ statuses, limits }: WeiboParts, file: UploadedFile): StatusPicture {
  const fault = pictureFault(file.bytes, limits().weibo);
  if (fault) throw new WeiboError(fault.code, fault.text);
  return statuses.keepPicture(file.bytes);
}

function fileOf(call: WeiboCall): UploadedFile {
  const file = call.files.find(({ field }) => field === 'pic');
  if (!file) throw new WeiboError(call.multipart ? 10016 : 20007);
  return file;
}

/** Ids name the bytes, so that an upload needs no table of its own. */
function picIdOf(picture: StatusPicture): string {
  return `${picture.sha256}${picture.format}`;
}

function uploaded({ statuses }: WeiboParts, id: string): StatusPicture {
  const [, sha256 = '', format = ''] = /^([0-9a-f]{64})(jpg|png|gif)$/.exec(id) ?? [];
  const picture = { sha256, format };
  if (!statuses.hasPicture(picture)) {
    throw new WeiboError(
      10017,
      `parameter (pic_id)'s value invalid, but get (${id.slice(0, 80)}) , see doc for more info.`,
    );
  }
  return picture;
}

function badUrl(url: string): string {
  return `parameter (url)'s value invalid, but get (${url.slice(0, 80)}) , see doc for more info.`;
}
