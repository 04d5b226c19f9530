import { readPage } from '../material/material.controller.js';
import { OK, type WechatEndpoint } from '../wechat-endpoint.service.js';
import type { DraftArticle } from './draft.rules.js';
import type { Draft, DraftBox } from './draft.service.js';

/** `/cgi-bin/draft/*`. `previewUrl` makes the temporary link of an article that is not out yet. */
export function draftEndpoints(box: DraftBox, previewUrl: (draft: Draft, index: number) => string): WechatEndpoint[] {
  const items = (draft: Draft, withContent = true) =>
    draft.articles.map((article, index) => newsItem(article, previewUrl(draft, index), withContent));
  return [
    {
      path: '/cgi-bin/draft/add',
      method: 'POST',
      body: 'json',
      run: ({ account, body }) => ({ media_id: box.add(account, body['articles']).mediaId }),
    },
    {
      path: '/cgi-bin/draft/update',
      method: 'POST',
      body: 'json',
      run: ({ account, body }) => {
        box.replace(account, body['media_id'], body['index'], body['articles']);
        return { ...OK };
      },
    },
    {
      path: '/cgi-bin/draft/get',
      method: 'POST',
      body: 'json',
      run: ({ account, body }) => {
        const draft = box.get(account.appid, body['media_id']);
        return {
          news_item: items(draft),
          create_time: seconds(draft.createdAt),
          update_time: seconds(draft.updatedAt),
        };
      },
    },
    {
      path: '/cgi-bin/draft/delete',
      method: 'POST',
      body: 'json',
      run: ({ account, body }) => {
        box.remove(account.appid, body['media_id']);
        return { ...OK };
      },
    },
    {
      path: '/cgi-bin/draft/count',
      method: 'GET',
      body: 'none',
      run: ({ account }) => ({ total_count: box.list(account.appid).length }),
    },
    {
      path: '/cgi-bin/draft/batchget',
      method: 'POST',
      body: 'json',
      run: ({ account, body }) => {
        const { offset, count } = readPage(body);
        const all = box.list(account.appid);
        const item = all.slice(offset, offset + count).map((draft) => ({
          media_id: draft.mediaId,
          content: {
            news_item: items(draft, Number(body['no_content'] ?? 0) !== 1),
            create_time: seconds(draft.createdAt),
            update_time: seconds(draft.updatedAt),
          },
          update_time: seconds(draft.updatedAt),
        }));
        return { item, total_count: all.length, item_count: item.length };
      },
    },
    // The former way to what a mass send carries; older clients still take it.
    {
      path: '/cgi-bin/media/uploadnews',
      method: 'POST',
      body: 'json',
      certifiedOnly: true,
      run: ({ account, body }) => {
        const { mediaId, createdAt } = box.add(account, body['articles'], false);
        return { type: 'news', media_id: mediaId, created_at: seconds(createdAt) };
      },
    },
    // The switch went to "open for all" when the draft box left its trial; asking still answers.
    { path: '/cgi-bin/draft/switch', method: 'POST', body: 'none', run: () => ({ ...OK, is_open: 1 }) },
  ];
}

/** An article in the shape of the platform's `news_item`. */
export function newsItem(article: DraftArticle, url: string, withContent: boolean, isDeleted?: boolean) {
  const { extras, received: _received, dropped: _dropped, content, ...fields } = article;
  return {
    ...fields,
    ...extras,
    ...(withContent ? { content } : {}),
    url,
    ...(isDeleted === undefined ? {} : { is_deleted: isDeleted }),
  };
}

function seconds(at: number): number {
  return Math.floor(at / 1000);
}
