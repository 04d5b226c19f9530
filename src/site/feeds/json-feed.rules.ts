import { mediaPath, pagePath } from '../../publishing/channels/site/site-page.rules.js';
import { absoluteHtml, feedPath, type FeedSource, printable } from './feed-source.rules.js';

/** The newest stories as JSON Feed 1.1 (jsonfeed.org/version/1.1; the library writes 1 alone). */
export function jsonFeed({ siteName, origin, pages }: FeedSource): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: siteName,
    home_page_url: `${origin}/`,
    feed_url: origin + feedPath('json'),
    language: 'zh-CN',
    authors: [{ name: siteName, url: `${origin}/` }],
    items: pages.map((page) => ({
      id: `urn:uuid:${page.id}`,
      url: origin + pagePath(page.slug),
      title: printable(page.title),
      content_html: absoluteHtml(page, origin),
      ...(page.summary === '' ? {} : { summary: printable(page.summary) }),
      ...(page.cover === null ? {} : { image: origin + mediaPath(page.cover) }),
      date_published: page.publishedAt.toISOString(),
      date_modified: page.updatedAt.toISOString(),
      authors: [{ name: printable(page.departmentName) }],
      language: 'zh-CN',
    })),
  });
}
