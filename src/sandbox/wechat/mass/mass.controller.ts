import type { Ledger } from '../../ledger/ledger.service.js';
import type { Limits } from '../../ledger/limits.rules.js';
import { platformDay } from '../../ledger/platform-day.rules.js';
import { OK, type WechatCall, type WechatEndpoint } from '../wechat-endpoint.service.js';
import { WechatError } from '../wechat.errors.js';
import { type Audience, MSG_STATUS } from './mass.rules.js';
import type { Broadcaster } from './mass.service.js';
import type { Previews } from './previews.service.js';

/** `realspeed` of each `speed`, in ten thousand messages a minute. */
const REAL_SPEEDS = [80, 60, 45, 30, 10];
const MOST_OPENIDS = 10_000;

/** `/cgi-bin/message/mass/*`. */
export function massEndpoints(
  broadcaster: Broadcaster,
  previews: Previews,
  ledger: Ledger,
  scope: { limits: () => Limits; clock: () => number },
): WechatEndpoint[] {
  const base = '/cgi-bin/message/mass';
  const kinds: WechatEndpoint['kinds'] = ['subscription', 'service'];
  const post = { method: 'POST' as const, body: 'json' as const, certifiedOnly: true, kinds };
  const submit = (path: string, call: WechatCall, audience: Audience) => {
    const job = broadcaster.send(call.account, audience, call.body, { path, at: call.arrivedAt });
    const answer = { errcode: 0, errmsg: 'send job submission success', msg_id: job.msgId, msg_data_id: job.msgDataId };
    return { committed: job.postSeq, answer };
  };
  return [
    { ...post, path: `${base}/sendall`, run: (call) => submit(`${base}/sendall`, call, readFilter(call.body)) },
    {
      ...post,
      path: `${base}/send`,
      // To named followers: open to 服务号 alone.
      kinds: ['service'],
      run: (call) => submit(`${base}/send`, call, readOpenids(call.body)),
    },
    {
      ...post,
      path: `${base}/preview`,
      run: ({ account, body }) => {
        const name = body['towxname'];
        const byName = typeof name === 'string' && name !== '';
        if (byName) {
          const key = `previews-by-name|${platformDay(scope.clock())}|${account.appid}`;
          if (ledger.counter(key) >= scope.limits().wechat.previewsByNamePerDay) throw new WechatError(45009);
          ledger.bump(key);
        }
        const msgId = previews.send(account, byName ? { name } : { openid: body['touser'] }, body);
        return { errcode: 0, errmsg: 'preview success', msg_id: msgId };
      },
    },
    {
      ...post,
      path: `${base}/get`,
      run: ({ account, body }) => {
        const job = broadcaster.job(account.appid, body['msg_id']);
        return { msg_id: job.msgId, msg_status: MSG_STATUS[job.state] };
      },
    },
    {
      ...post,
      path: `${base}/delete`,
      run: ({ account, body }) => {
        broadcaster.remove(account.appid, body['msg_id'], body['article_idx']);
        return { ...OK };
      },
    },
    {
      ...post,
      path: `${base}/speed/get`,
      bodyOptional: true,
      run: ({ account }) => {
        const speed = broadcaster.speed(account.appid);
        return { speed, realspeed: REAL_SPEEDS[speed] };
      },
    },
    {
      ...post,
      path: `${base}/speed/set`,
      run: ({ account, body }) => {
        const speed = body['speed'];
        if (speed === undefined) throw new WechatError(45084);
        if (typeof speed !== 'number' || !Number.isInteger(speed) || REAL_SPEEDS[speed] === undefined) {
          throw new WechatError(45083);
        }
        broadcaster.setSpeed(account.appid, speed);
        return { ...OK };
      },
    },
  ];
}

function readFilter(body: Record<string, unknown>): Audience {
  const filter = body['filter'];
  if (typeof filter !== 'object' || filter === null) throw new WechatError(40035);
  const { is_to_all: toAll, tag_id: tagId } = filter as Record<string, unknown>;
  if (toAll === true) return { kind: 'all' };
  if (tagId === undefined || tagId === '') throw new WechatError(40152);
  return { kind: 'tag', tagId: Number(tagId) };
}

function readOpenids(body: Record<string, unknown>): Audience {
  const list: unknown = body['touser'];
  if (!Array.isArray(list) || list.length < 2 || list.length > MOST_OPENIDS) throw new WechatError(40130);
  const openids = list.map((openid: unknown) => {
    if (typeof openid !== 'string' || openid === '') throw new WechatError(40003);
    return openid;
  });
  return { kind: 'openids', openids: [...new Set(openids)] };
}
