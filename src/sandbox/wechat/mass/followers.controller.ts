import type { WechatAccount } from '../wechat-accounts.service.js';
import type { WechatEndpoint } from '../wechat-endpoint.service.js';
import { WechatError } from '../wechat.errors.js';

const MOST_OPENIDS = 10_000;
/** People that one call may ask about. */
const MOST_ASKED = 100;

/** The tags and followers a mass send may be for, and what the platform tells of a follower. */
export function followerEndpoints(): WechatEndpoint[] {
  const certified = { certifiedOnly: true } as const;
  return [
    {
      ...certified,
      path: '/cgi-bin/tags/get',
      method: 'ANY',
      body: 'none',
      run: ({ account }) => ({ tags: account.tags }),
    },
    {
      ...certified,
      path: '/cgi-bin/user/get',
      method: 'GET',
      body: 'none',
      run: ({ account, query }) => {
        const all = Array.from({ length: account.followers }, (_, index) => openidOf(account, index));
        const next = query['next_openid'] ?? '';
        const from = next === '' ? 0 : all.indexOf(next) + 1;
        if (next !== '' && from === 0) throw new WechatError(40003);
        const openid = all.slice(from, from + MOST_OPENIDS);
        const data = openid.length ? { data: { openid } } : {};
        return { total: all.length, count: openid.length, ...data, next_openid: openid.at(-1) ?? '' };
      },
    },
    {
      ...certified,
      path: '/cgi-bin/user/info',
      method: 'GET',
      body: 'none',
      run: ({ account, query }) => person(account, query['openid'], query['lang']),
    },
    {
      ...certified,
      path: '/cgi-bin/user/info/batchget',
      method: 'POST',
      body: 'json',
      run: ({ account, body }) => {
        const list = body['user_list'];
        if (!Array.isArray(list) || list.length === 0 || list.length > MOST_ASKED) throw new WechatError(40097);
        return {
          user_info_list: list.map((entry: unknown) => {
            const { openid, lang } = (entry ?? {}) as Record<string, unknown>;
            return person(account, openid, lang);
          }),
        };
      },
    },
  ];
}

/** The openid of a follower by number: the same every time, and another one at every account. */
function openidOf(account: WechatAccount, index: number): string {
  return `o${account.appid.slice(-9).padStart(9, '0')}${String(index).padStart(18, '0')}`;
}

/** What the platform tells since December 2021: no name and no picture. Throws 40003 for whom it does not know. */
function person(account: WechatAccount, openid: unknown, lang: unknown): Record<string, unknown> {
  const number = typeof openid === 'string' ? Number(openid.slice(-18)) : NaN;
  const known = Number.isInteger(number) && number < account.followers && openidOf(account, number) === openid;
  if (!known) throw new WechatError(40003);
  return {
    subscribe: 1,
    openid,
    language: typeof lang === 'string' && lang !== '' ? lang : 'zh_CN',
    subscribe_time: 1_700_000_000 + number,
    remark: '',
    groupid: 0,
    tagid_list: [],
    subscribe_scene: 'ADD_SCENE_SEARCH',
    qr_scene: 0,
    qr_scene_str: '',
  };
}
