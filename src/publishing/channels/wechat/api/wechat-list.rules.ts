import { objectOf } from './answer-fields.rules.js';

/** One draft or publication of a platform list, as far as reading back needs it. */
export interface ListedArticle {
  id: string;
  /** `content_source_url` of its articles. */
  addresses: string[];
  titles: string[];
  /** Permalink of the first article; null in drafts. */
  url: string | null;
  /** Epoch ms, whole seconds. */
  updatedAt: number;
}

export interface ArticlePage {
  total: number;
  items: ListedArticle[];
}

/**
 * Reads a page of `draft/batchget` or `freepublish/batchget`; null when it is not what it should be: such a list proves nothing.
 * @param idField `media_id` for drafts, `article_id` for publications
 */
export function readArticlePage(body: Record<string, unknown>, idField: 'media_id' | 'article_id'): ArticlePage | null {
  const total = Number(body['total_count']);
  // The platform leaves `item` out of an empty page.
  const rows = body['item'] ?? [];
  if (!Number.isInteger(total) || !Array.isArray(rows)) return null;
  const items: ListedArticle[] = [];
  for (const entry of rows as unknown[]) {
    const item = objectOf(entry);
    const id = item?.[idField];
    const updated = Number(item?.['update_time']);
    const news = objectOf(item?.['content'])?.['news_item'];
    if (!item || typeof id !== 'string' || !Number.isFinite(updated) || !Array.isArray(news)) return null;
    const articles = (news as unknown[]).map(objectOf);
    const texts = (field: string) => articles.map((article) => String(article?.[field] ?? ''));
    items.push({
      id: id.trim(),
      addresses: texts('content_source_url'),
      titles: texts('title'),
      url: texts('url')[0] || null,
      updatedAt: updated * 1_000,
    });
  }
  return { total, items };
}
