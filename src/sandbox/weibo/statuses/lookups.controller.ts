import type { WeiboEndpoint } from '../weibo-gateway.controller.js';
import { WeiboError } from '../weibo.errors.js';
import type { Statuses } from './statuses.service.js';

/** Addresses that one call may shorten or follow. */
const MOST_LINKS = 20;

/** A few of the platform's faces, as clients fetch them to show texts. */
const FACES = ['[微笑]', '[可爱]', '[鼓掌]', '[赞]', '[中国赞]', '[蜡烛]'];

/** The small calls that clients make beside posting: short links and faces. */
export function lookupEndpoints(statuses: Statuses, baseUrl: () => string): WeiboEndpoint[] {
  /** A parameter that may be repeated. Throws 10016 for none and 10008 for too many. */
  const all = (query: unknown, name: string): string[] => {
    const given = (query as Record<string, string | string[] | undefined>)[name];
    const values = given === undefined ? [] : [given].flat();
    if (values.length === 0) throw new WeiboError(10016, `miss required parameter (${name}) , see doc for more info.`);
    if (values.length > MOST_LINKS) throw new WeiboError(10008);
    return values;
  };
  const link = (short: string, long: string | undefined) => ({
    result: long !== undefined,
    url_short: short,
    url_long: long ?? '',
    object_type: '',
    type: 0,
    object_id: '',
  });
  return [
    {
      path: '/2/short_url/shorten.json',
      method: 'GET',
      run: ({ query }) => ({
        body: { urls: all(query, 'url_long').map((long) => link(statuses.shortAddress(long, baseUrl()), long)) },
      }),
    },
    {
      path: '/2/short_url/expand.json',
      method: 'GET',
      run: ({ query }) => ({
        body: {
          urls: all(query, 'url_short').map((short) =>
            link(short, statuses.longAddress(short.slice(short.lastIndexOf('/') + 1))),
          ),
        },
      }),
    },
    {
      path: '/2/emotions.json',
      method: 'GET',
      run: ({ params }) => {
        const type = params['type'] ?? 'face';
        const of = type === 'face' ? FACES : [];
        const url = `${baseUrl()}/avatar.svg`;
        return {
          body: of.map((phrase) => ({
            ...{ phrase, type, url, hot: false, common: true, category: '' },
            ...{ icon: url, value: phrase, picid: '' },
          })),
        };
      },
    },
  ];
}
