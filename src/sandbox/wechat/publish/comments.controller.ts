import type { Journal, Table } from '../../ledger/journal.service.js';
import type { WechatAccount } from '../wechat-accounts.service.js';
import { OK, type WechatEndpoint } from '../wechat-endpoint.service.js';
import { WechatError } from '../wechat.errors.js';
import type { ArticleShelf } from './article-shelf.service.js';

/** Most comments that one call lists. */
const MOST_LISTED = 50;

/**
 * `/cgi-bin/comment/*`: opening and closing the comments of an article that is out. Nobody comments here, so that there is none to
 * list, mark, answer or delete.
 */
export function commentEndpoints(journal: Journal, shelf: ArticleShelf): WechatEndpoint[] {
  const open: Table<boolean> = journal.table('wechat.comments-open');
  /** Name of the article the call is about. Throws 88000 and 88001. */
  const articleOf = (account: WechatAccount, body: Record<string, unknown>): string => {
    if (!account.canComment) throw new WechatError(88000);
    const id = String(body['msg_data_id'] ?? '');
    const publication = shelf.list(account.appid).find(({ msgDataId }) => msgDataId === id);
    const index = Number(body['index'] ?? 0);
    if (!publication?.articles[index]) throw new WechatError(88001);
    return `${id}_${index}`;
  };
  const endpoint = (name: string, run: WechatEndpoint['run']): WechatEndpoint => ({
    path: `/cgi-bin/comment/${name}`,
    method: 'POST',
    body: 'json',
    certifiedOnly: true,
    run,
  });
  const turn = (name: string, to: boolean) =>
    endpoint(name, ({ account, body }) => {
      open.put(articleOf(account, body), to);
      return { ...OK };
    });
  return [
    turn('open', true),
    turn('close', false),
    endpoint('list', ({ account, body }) => {
      articleOf(account, body);
      const count = Number(body['count']);
      if (!Number.isInteger(count) || count < 1 || count > MOST_LISTED) throw new WechatError(88010);
      return { ...OK, total: 0, comment: [] };
    }),
    ...['markelect', 'unmarkelect', 'delete', 'reply/add', 'reply/delete'].map((name) =>
      endpoint(name, ({ account, body }) => {
        articleOf(account, body);
        throw new WechatError(88008);
      }),
    ),
  ];
}
