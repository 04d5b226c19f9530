import { picturesOf, plainText } from '../draft/article-html.rules.js';
import type { DraftArticle } from '../draft/draft.rules.js';

/** The words of what was published, as the ledger keeps them. */
export function postTexts(articles: DraftArticle[]) {
  const first = articles[0];
  const received = articles.map((article) => article.received);
  return {
    title: first?.title ?? null,
    text: received.map(plainText).join('\n'),
    html: received[0] ?? null,
    link: first?.content_source_url || null,
    images: articles.flatMap((article) => [article.thumb_url, ...picturesOf(article.content)]),
    hashed: received.join('\n'),
  };
}

/** Each article for the ledger; the first one's HTML is the post's own. */
export function postArticles(articles: (DraftArticle & { slug: string })[]) {
  return articles.map((article, index) => ({
    title: article.title,
    author: article.author,
    digest: article.digest,
    link: article.content_source_url || null,
    slug: article.slug,
    ...(index === 0 ? {} : { html: article.received }),
    dropped: article.dropped,
  }));
}
