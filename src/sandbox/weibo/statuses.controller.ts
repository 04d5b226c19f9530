import { weiboTime } from '../ledger/platform-day.rules.js';
import type { Limits } from '../ledger/limits.rules.js';
import { picturePath, type Status, type Statuses } from './statuses.service.js';
import { bidOf, midOf } from './text/permalink.rules.js';
import { decodePart } from './text/share.rules.js';
import type { WeiboAccounts, WeiboUser } from './weibo-accounts.service.js';
import type { WeiboCall, WeiboEndpoint } from './weibo-gateway.controller.js';
import { WeiboError } from './weibo.errors.js';

/** Closed to ordinary apps since 30 June 2017. */
const RETIRED = ['update', 'upload', 'upload_url_text', 'repost', 'destroy'];

/** `/2/statuses/*` and `/2/users/show.json`. */
export function statusEndpoints(
  accounts: WeiboAccounts,
  statuses: Statuses,
  scope: { baseUrl: () => string; limits: () => Limits },
): WeiboEndpoint[] {
  const view = (status: Status, trimUser = false) => statusView(status, accounts, statuses, scope.baseUrl(), trimUser);
  return [
    {
      path: '/2/statuses/share.json',
      method: 'POST',
      run: (call) => {
        const { params, app, user, arrivedAt } = call;
        const text = call.multipart && params['status'] !== undefined ? decodePart(params['status']) : params['status'];
        const share = { status: text, rip: params['rip'], picture: readPicture(call), arrivedAt };
        const { status, post } = statuses.share(app, user, share);
        return { body: view(status), committed: post.seq };
      },
    },
    {
      path: '/2/statuses/user_timeline.json',
      method: 'GET',
      run: ({ params, user }) => {
        const { uid, screen_name: name } = params;
        if ((uid !== undefined && uid !== user.uid) || (name !== undefined && name !== user.screenName)) {
          throw new WeiboError(21335);
        }
        const since = readId(params['since_id']);
        const max = readId(params['max_id']);
        const count = readCount(params['count'], 20, 100);
        const page = readCount(params['page'], 1, Number.MAX_SAFE_INTEGER);
        const all = statuses
          .timeline(user.uid)
          .filter(({ mid }) => BigInt(mid) > since && (max === 0n || BigInt(mid) <= max));
        const shown = all.slice((page - 1) * count, page * count);
        const body = {
          statuses: shown.map((status) => view(status, params['trim_user'] === '1')),
          previous_cursor: 0,
          next_cursor: 0,
          total_number: all.length,
        };
        return { body };
      },
    },
    {
      path: '/2/statuses/show.json',
      method: 'GET',
      run: ({ params }) => {
        if (!params['id']) throw new WeiboError(10016, 'miss required parameter (id) , see doc for more info.');
        const status = statuses.get(params['id']);
        if (!status) throw new WeiboError(20101);
        return { body: view(status) };
      },
    },
    {
      path: '/2/statuses/count.json',
      method: 'GET',
      run: ({ params }) => {
        const ids = (params['ids'] ?? '').split(',').filter((id) => id !== '');
        if (ids.length === 0) throw new WeiboError(10016, 'miss required parameter (ids) , see doc for more info.');
        if (ids.length > scope.limits().weibo.idsPerCount) throw new WeiboError(10008);
        const known = ids.filter((id) => statuses.get(id));
        return { body: known.map((id) => ({ id: Number(id), comments: 0, reposts: 0, attitudes: 0 })) };
      },
    },
    {
      path: '/2/statuses/querymid.json',
      method: 'GET',
      run: ({ params }) => {
        if (!/^\d{1,19}$/.test(params['id'] ?? '')) throw new WeiboError(10008);
        return { body: { mid: bidOf(params['id'] ?? '') } };
      },
    },
    {
      path: '/2/statuses/queryid.json',
      method: 'GET',
      run: ({ params }) => {
        const mid = params['isBase62'] === '1' ? midOf(params['mid'] ?? '') : (params['mid'] ?? null);
        if (mid === null || !/^\d{1,19}$/.test(mid)) throw new WeiboError(10008);
        return { body: { id: mid } };
      },
    },
    {
      path: '/2/users/show.json',
      method: 'GET',
      run: ({ params }) => {
        const wanted =
          accounts.user(params['uid']) ??
          accounts.listUsers().find((user) => params['uid'] === undefined && user.screenName === params['screen_name']);
        if (!wanted) throw new WeiboError(20003);
        return { body: userView(wanted, statuses, scope.baseUrl()) };
      },
    },
    ...RETIRED.map((name): WeiboEndpoint => ({
      path: `/2/statuses/${name}.json`,
      method: 'ANY',
      run: () => {
        throw new WeiboError(10014);
      },
    })),
  ];
}

function readPicture(call: WeiboCall) {
  const picture = call.files.find((file) => file.field === 'pic');
  if (picture) return picture;
  // A picture only travels as a file of a multipart form.
  if (call.params['pic'] !== undefined) throw new WeiboError(20007);
  return null;
}

function readId(value: string | undefined): bigint {
  if (value === undefined || value === '') return 0n;
  if (!/^\d{1,19}$/.test(value)) throw new WeiboError(10008);
  return BigInt(value);
}

function readCount(value: string | undefined, byDefault: number, most: number): number {
  if (value === undefined || value === '') return byDefault;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new WeiboError(10008);
  return Math.min(number, most);
}

function statusView(status: Status, accounts: WeiboAccounts, statuses: Statuses, baseUrl: string, trimUser: boolean) {
  const app = accounts.app(status.clientId);
  const user = accounts.user(status.uid);
  const { picture } = status;
  const pictures = picture && {
    thumbnail_pic: baseUrl + picturePath('thumbnail', picture),
    bmiddle_pic: baseUrl + picturePath('bmiddle', picture),
    original_pic: baseUrl + picturePath('large', picture),
  };
  return {
    created_at: weiboTime(status.createdAt),
    id: Number(status.mid),
    mid: status.mid,
    idstr: status.mid,
    text: statuses.answeredText(status, baseUrl),
    source: `<a href="${baseUrl}/" rel="nofollow">${(app?.name ?? '').replace(/[<>&"]/g, '')}</a>`,
    favorited: false,
    truncated: false,
    in_reply_to_status_id: '',
    in_reply_to_user_id: '',
    in_reply_to_screen_name: '',
    pic_urls: pictures ? [{ thumbnail_pic: pictures.thumbnail_pic }] : [],
    ...pictures,
    geo: null,
    ...(trimUser || !user ? { uid: Number(status.uid) } : { user: userView(user, statuses, baseUrl) }),
    reposts_count: 0,
    comments_count: 0,
    attitudes_count: 0,
    isLongText: false,
    visible: { type: 0, list_id: 0 },
  };
}

function userView(user: WeiboUser, statuses: Statuses, baseUrl: string) {
  return {
    id: Number(user.uid),
    idstr: user.uid,
    screen_name: user.screenName,
    name: user.screenName,
    description: user.description,
    url: '',
    profile_image_url: `${baseUrl}/avatar.svg`,
    profile_url: `u/${user.uid}`,
    gender: 'n',
    followers_count: 0,
    friends_count: 0,
    statuses_count: statuses.count(user.uid),
    created_at: weiboTime(user.createdAt),
    verified: true,
  };
}
