import type { Faults } from '../../faults/faults.service.js';
import type { Limits } from '../../ledger/limits.rules.js';
import type { Engagement } from './engagement.service.js';
import type { StatusViews } from './status-view.service.js';
import type { Statuses } from './statuses.service.js';
import { bidOf, midOf } from '../text/permalink.rules.js';
import { boundAddress, decodePart, pictureFault, textFault } from '../text/share.rules.js';
import type { WeiboAccounts } from '../weibo-accounts.service.js';
import type { WeiboAnswer, WeiboCall, WeiboEndpoint } from '../weibo-gateway.controller.js';
import { WeiboError } from '../weibo.errors.js';

/** Closed to ordinary apps since 30 June 2017. */
const RETIRED = ['update', 'upload', 'upload_url_text', 'repost', 'destroy'];
/** What "please wait 1-2 minutes" lasts unless the fault says otherwise. */
const SLOW_SYNC_MS = 90_000;

export interface WeiboParts {
  accounts: WeiboAccounts;
  statuses: Statuses;
  engagement: Engagement;
  views: StatusViews;
  faults: Faults;
  limits: () => Limits;
}

/** `/2/statuses/*`, `/2/comments/show.json` and `/2/users/show.json`. */
export function statusEndpoints(parts: WeiboParts): WeiboEndpoint[] {
  const { accounts, statuses, engagement, views, limits } = parts;
  return [
    { path: '/2/statuses/share.json', method: 'POST', run: (call) => share(parts, call) },
    { path: '/2/statuses/user_timeline.json', method: 'GET', run: (call) => timeline(parts, call) },
    // Nobody follows anybody here: what a user sees at home is their own.
    { path: '/2/statuses/home_timeline.json', method: 'GET', run: (call) => timeline(parts, call) },
    {
      path: '/2/statuses/user_timeline/ids.json',
      method: 'GET',
      run: (call) => {
        const { shown, total } = ownPosts(parts, call);
        const body = { statuses: shown.map(({ mid }) => mid), previous_cursor: 0, next_cursor: 0, total_number: total };
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
        return { body: views.status(status, { wholeText: params['isGetLongText'] === '1' }) };
      },
    },
    {
      path: '/2/statuses/count.json',
      method: 'GET',
      run: ({ params }) => {
        const known = readIds(params['ids'], limits().weibo.idsPerCount).filter((id) => statuses.get(id));
        const body = known.map((id) => {
          const { comments, reposts, attitudes } = engagement.countsOf(id);
          return { id: Number(id), comments, reposts, attitudes };
        });
        return { body };
      },
    },
    {
      path: '/2/comments/show.json',
      method: 'GET',
      run: ({ params }) => {
        const status = statuses.get(params['id']);
        if (!status) throw new WeiboError(20101);
        const count = readCount(params['count'], 50, 200);
        const page = readCount(params['page'], 1, Number.MAX_SAFE_INTEGER);
        const all = engagement.commentsOn(status.mid);
        const comments = all.slice((page - 1) * count, page * count).map((comment) => views.comment(comment));
        return { body: { comments, previous_cursor: 0, next_cursor: 0, total_number: all.length } };
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
        return { body: views.user(wanted) };
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

/** Throws what the rules refuse, posts, and answers the status; a slow platform says 20032 and shows it later. */
function share({ statuses, views, faults, limits }: WeiboParts, call: WeiboCall): WeiboAnswer {
  const { params, app, user, arrivedAt } = call;
  const text = (call.multipart ? decodePart(params['status'] ?? '') : params['status']) ?? '';
  const picture = readPicture(call);
  const fault =
    textFault({ status: text, rip: params['rip'] }, app.boundDomains, limits().weibo) ??
    (picture && pictureFault(picture.bytes, limits().weibo));
  if (fault) throw new WeiboError(fault.code, fault.text);
  const slow = faults.take('slow-sync', 'weibo', '/2/statuses/share.json', user.uid);
  const { status, post } = statuses.post(app, user, {
    mode: 'share',
    text,
    rip: params['rip'] ?? null,
    link: boundAddress(text, app.boundDomains),
    pictures: picture ? [statuses.keepPicture(picture.bytes)] : [],
    long: false,
    visible: { type: 0, list_id: 0 },
    arrivedAt,
    hiddenForMs: slow ? slow.ms || SLOW_SYNC_MS : 0,
  });
  return { body: views.status(status), committed: post.seq, ...(slow ? { refuseWith: new WeiboError(20032) } : {}) };
}

/** One's own posts, newest first. */
export function timeline(parts: WeiboParts, call: WeiboCall): WeiboAnswer {
  const { params } = call;
  const { shown, total } = ownPosts(parts, call);
  const options = { trimUser: params['trim_user'] === '1', wholeText: params['isGetLongText'] === '1' };
  const rows = shown.map((status) => parts.views.status(status, options));
  return { body: { statuses: rows, previous_cursor: 0, next_cursor: 0, total_number: total } };
}

/** The page of them that is asked for. Throws 21335 for somebody else's. */
function ownPosts({ statuses }: WeiboParts, { params, user }: WeiboCall) {
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
  return { shown: all.slice((page - 1) * count, page * count), total: all.length };
}

/** A comma list of at most so many ids. Throws 10016 for none and 10008 for too many. */
export function readIds(value: string | undefined, most: number): string[] {
  const ids = (value ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0) throw new WeiboError(10016, 'miss required parameter (ids) , see doc for more info.');
  if (ids.length > most) throw new WeiboError(10008);
  return ids;
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
