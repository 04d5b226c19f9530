import { newsItem } from '../draft/draft.controller.js';
import { readPage } from '../material/material.controller.js';
import { OK, type WechatEndpoint } from '../wechat-endpoint.service.js';
import { WechatError } from '../wechat.errors.js';
import type { Publication } from './article-shelf.service.js';
import { failIdxOf, type Publisher } from './publish.service.js';

/** `/cgi-bin/freepublish/*`: certified accounts only since July 2025. */
export function publishEndpoints(publisher: Publisher): WechatEndpoint[] {
  const items = (publication: Publication, withContent = true) => {
    const urls = publisher.urls(publication.articleId);
    return publication.articles.map(({ slug: _slug, deleted, ...article }, index) =>
      newsItem(article, urls[index] ?? '', withContent, deleted),
    );
  };
  const post = { method: 'POST' as const, body: 'json' as const, certifiedOnly: true };
  const submit = '/cgi-bin/freepublish/submit';
  return [
    {
      ...post,
      path: submit,
      run: ({ account, body, arrivedAt }) => {
        const job = publisher.submit(account, body['media_id'], submit, arrivedAt);
        return { committed: job.postSeq, answer: { ...OK, publish_id: job.publishId, msg_data_id: job.msgDataId } };
      },
    },
    {
      ...post,
      path: '/cgi-bin/freepublish/get',
      run: ({ account, body }) => {
        if (body['publish_id'] === undefined) throw new WechatError(53502);
        const job = publisher.job(account.appid, body['publish_id']);
        const urls = publisher.urls(job.articleId);
        const answer = { publish_id: job.publishId, publish_status: job.status };
        if (job.status !== 0) return { ...answer, fail_idx: failIdxOf(job.status, urls.length) };
        const item = urls.map((url, index) => ({ idx: index + 1, article_url: url }));
        return { ...answer, article_id: job.articleId, article_detail: { count: item.length, item }, fail_idx: [] };
      },
    },
    {
      ...post,
      path: '/cgi-bin/freepublish/delete',
      run: ({ account, body }) => {
        publisher.remove(account.appid, body['article_id'], body['index']);
        return { ...OK };
      },
    },
    {
      ...post,
      path: '/cgi-bin/freepublish/getarticle',
      run: ({ account, body }) => ({ news_item: items(publisher.publication(account.appid, body['article_id'])) }),
    },
    {
      ...post,
      path: '/cgi-bin/freepublish/batchget',
      run: ({ account, body }) => {
        const { offset, count } = readPage(body);
        const all = publisher.list(account.appid);
        const item = all.slice(offset, offset + count).map((publication) => ({
          article_id: publication.articleId,
          content: {
            news_item: items(publication, Number(body['no_content'] ?? 0) !== 1),
            create_time: Math.floor(publication.createdAt / 1000),
            update_time: Math.floor(publication.publishedAt / 1000),
          },
          update_time: Math.floor(publication.publishedAt / 1000),
        }));
        return { item, total_count: all.length, item_count: item.length };
      },
    },
  ];
}
